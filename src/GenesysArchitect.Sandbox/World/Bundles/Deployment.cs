namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The state of a deployment at one moment.</summary>
public sealed record Deployment
{
    /// <summary>The id, as in <c>dep-0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The bundle.</summary>
    public required string BundleId { get; init; }

    /// <summary>The environments it goes to.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The status.</summary>
    public required DeploymentStatus Status { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended, or null while it has not.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Why it did not complete; empty when it did or may yet.</summary>
    public IReadOnlyList<Problem> Errors { get; init; } = [];

    /// <summary>Whether it was to validate alone.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether it is somebody else's and did not come over the API.</summary>
    public bool Foreign { get; init; }

    /// <summary>The reason given for its rollback, or null when none was asked for.</summary>
    public string? RollbackReason { get; init; }

    /// <summary>The body it was submitted with, as JSON text; null for a foreign one.</summary>
    public string? Payload { get; init; }

    /// <summary>Whether it takes one of the organization's slots: PENDING or IN_PROGRESS.</summary>
    public bool IsActive => Status is DeploymentStatus.Pending or DeploymentStatus.InProgress;
}
