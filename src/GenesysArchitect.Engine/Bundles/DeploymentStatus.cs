namespace GenesysArchitect.Engine.Bundles;

/// <summary>A deployment's status in the platform's terms. An unknown status is kept as received.</summary>
/// <param name="Value">Such as <c>IN_PROGRESS</c>.</param>
public readonly record struct DeploymentStatus(string Value)
{
    /// <summary>Accepted, not started.</summary>
    public static readonly DeploymentStatus Pending = new("PENDING");

    /// <summary>Being applied.</summary>
    public static readonly DeploymentStatus InProgress = new("IN_PROGRESS");

    /// <summary>Applied.</summary>
    public static readonly DeploymentStatus Completed = new("COMPLETED");

    /// <summary>Not applied, or only partly.</summary>
    public static readonly DeploymentStatus Failed = new("FAILED");

    /// <summary>Rolled back.</summary>
    public static readonly DeploymentStatus RolledBack = new("ROLLED_BACK");

    /// <summary>Cancelled.</summary>
    public static readonly DeploymentStatus Cancelled = new("CANCELLED");

    /// <summary>Rejected by the platform's validation.</summary>
    public static readonly DeploymentStatus ValidationError = new("VALIDATION_ERROR");

    /// <summary>Being rolled back.</summary>
    public static readonly DeploymentStatus RollbackTriggered = new("ROLLBACK_TRIGGERED");

    /// <summary>Validated only, as requested. The only status that is not the platform's.</summary>
    public static readonly DeploymentStatus Validated = new("VALIDATED");

    /// <summary>All statuses of the platform.</summary>
    public static IReadOnlyList<DeploymentStatus> All { get; } =
        [Pending, InProgress, Completed, Failed, RolledBack, Cancelled, ValidationError, RollbackTriggered];

    /// <summary>Whether the deployment occupies one of the organization's three slots.</summary>
    public bool IsActive => this == Pending || this == InProgress;

    /// <summary>Whether the status is final unless a rollback is requested.</summary>
    public bool IsEnd => this == Completed || this == Failed || this == RolledBack || this == Cancelled || this == ValidationError;

    /// <summary>Whether it is a failure that can be rolled back.</summary>
    public bool IsFailure => this == Failed || this == ValidationError;

    /// <summary>Whether the deployment is being or was rolled back.</summary>
    public bool IsRollback => this == RollbackTriggered || this == RolledBack;

    /// <summary>Compares two statuses, ignoring case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(DeploymentStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <summary>The platform's term.</summary>
    public override string ToString() => Value;
}
