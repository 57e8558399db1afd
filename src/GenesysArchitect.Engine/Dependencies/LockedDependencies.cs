using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The desired state of a lock file: the resolved versions of the flows' dependencies.</summary>
public sealed record LockedDependencies : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "DependencyLock";

    /// <summary>The flows to start from; empty for all flows of the organization.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The absolute path of the lock file.</summary>
    public required string Path { get; init; }

    /// <summary>The artifact registry that also stores the lock; null for none.</summary>
    public Uri? Registry { get; init; }

    /// <summary>The version to select if no version of an action satisfies all constraints.</summary>
    public VersionFallback Fallback { get; init; }

    AuditSubject IAuditable.Subject => new() { Environment = Environment };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, Path);
}
