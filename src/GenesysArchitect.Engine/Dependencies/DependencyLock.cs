using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The versions that the data actions of an organization's flows were resolved to, to hold a release to. Two locks of
/// the same content have the same hash, whenever and wherever they were made.
/// </summary>
public sealed record DependencyLock
{
    /// <summary>The version of the format that is written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The environment that was kept to; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The flows that were asked for; empty for all.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>What was taken where no version suits all uses of an action.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>How many flows there are.</summary>
    public required int FlowCount { get; init; }

    /// <summary>How many data actions there are.</summary>
    public required int ActionCount { get; init; }

    /// <summary>How many edges the graph has.</summary>
    public required int EdgeCount { get; init; }

    /// <summary>The uses of data actions, each with its version.</summary>
    public required IReadOnlyList<GcDependency> Dependencies { get; init; }

    /// <summary>The ids of the actions that no published version suits, so that the lock has none for them.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>The SHA-256 of the content, in lower-case hexadecimal digits.</summary>
    public string Hash => DependencyLockContent.HashOf(this);

    /// <summary>The question that the lock is the answer to.</summary>
    internal DependencyQuery Query => new() { FlowIds = FlowIds, Environment = Environment, Fallback = Fallback };

    /// <summary>The lock of a resolution.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="GcException">It is incomplete, or contains a cycle.</exception>
    public static DependencyLock Of(GcDependencyResolution resolution) =>
        DependencyErrors.Unlockable(resolution) is { } reason ? throw reason : Draft(resolution);

    /// <summary>What differs from one lock to another.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <returns>The differences, by action; empty when both hold the same versions.</returns>
    public static IReadOnlyList<GcLockDifference> Compare(DependencyLock before, DependencyLock after) => LockComparison.Between(before, after);

    /// <summary>What a lock would hold, also where none may be written.</summary>
    internal static DependencyLock Draft(GcDependencyResolution resolution) => new()
    {
        Environment = resolution.Environment,
        FlowIds = resolution.FlowIds,
        Fallback = resolution.Fallback,
        FlowCount = resolution.Nodes.Count(node => node.Kind == DependencyKind.Flow),
        ActionCount = resolution.Nodes.Count(node => node.Kind == DependencyKind.Action),
        EdgeCount = resolution.Edges.Count,
        Dependencies = resolution.Dependencies.Where(dependency => dependency.Version is not null).ToArray(),
        Unresolved = resolution.Dependencies.Where(dependency => dependency.Version is null).Select(dependency => dependency.ActionId).Distinct().ToArray(),
    };
}
