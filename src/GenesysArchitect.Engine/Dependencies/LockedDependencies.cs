using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The desired state that a lock hold the versions that the flows' dependencies resolve to.</summary>
public sealed record LockedDependencies : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "DependencyLock";

    /// <summary>The flows to begin with; empty for all flows of the organization.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The environment to keep to; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The file of the lock, whole.</summary>
    public required string Path { get; init; }

    /// <summary>The artifact registry that it is stored in as well; null for none.</summary>
    public Uri? Registry { get; init; }

    /// <summary>What to take where no version of an action suits all that use it.</summary>
    public VersionFallback Fallback { get; init; }

    AuditSubject IAuditable.Subject => new() { Environment = Environment };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, Path);
}
