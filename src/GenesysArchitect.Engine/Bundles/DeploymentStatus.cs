namespace GenesysArchitect.Engine.Bundles;

/// <summary>A deployment's status in the platform's words. A word that is not known is kept as it came.</summary>
/// <param name="Value">Such as <c>IN_PROGRESS</c>.</param>
public readonly record struct DeploymentStatus(string Value)
{
    /// <summary>Accepted, not started.</summary>
    public static readonly DeploymentStatus Pending = new("PENDING");

    /// <summary>Being applied.</summary>
    public static readonly DeploymentStatus InProgress = new("IN_PROGRESS");

    /// <summary>Applied.</summary>
    public static readonly DeploymentStatus Completed = new("COMPLETED");

    /// <summary>Not applied, or in part.</summary>
    public static readonly DeploymentStatus Failed = new("FAILED");

    /// <summary>Taken back.</summary>
    public static readonly DeploymentStatus RolledBack = new("ROLLED_BACK");

    /// <summary>Stopped by somebody.</summary>
    public static readonly DeploymentStatus Cancelled = new("CANCELLED");

    /// <summary>Refused by the platform's own validation.</summary>
    public static readonly DeploymentStatus ValidationError = new("VALIDATION_ERROR");

    /// <summary>Being taken back.</summary>
    public static readonly DeploymentStatus RollbackTriggered = new("ROLLBACK_TRIGGERED");

    /// <summary>Validated and, as was asked, no more. The one word that is not the platform's.</summary>
    public static readonly DeploymentStatus Validated = new("VALIDATED");

    /// <summary>All words of the platform.</summary>
    public static IReadOnlyList<DeploymentStatus> All { get; } =
        [Pending, InProgress, Completed, Failed, RolledBack, Cancelled, ValidationError, RollbackTriggered];

    /// <summary>Whether it takes one of the organization's three slots.</summary>
    public bool IsActive => this == Pending || this == InProgress;

    /// <summary>Whether it will not change any more by itself.</summary>
    public bool IsEnd => this == Completed || this == Failed || this == RolledBack || this == Cancelled || this == ValidationError;

    /// <summary>Whether it is a failure that can be rolled back.</summary>
    public bool IsFailure => this == Failed || this == ValidationError;

    /// <summary>Whether it is on its way back, or there.</summary>
    public bool IsRollback => this == RollbackTriggered || this == RolledBack;

    /// <summary>Whether two words are the same, in any case.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they are.</returns>
    public bool Equals(DeploymentStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <summary>The platform's word.</summary>
    public override string ToString() => Value;
}
