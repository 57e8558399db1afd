using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The resolved versions of the data actions of an organization's flows, to reproduce a release. Two locks with
/// the same content have the same hash, regardless of when and where they were created.
/// </summary>
public sealed record DependencyLock
{
    /// <summary>The version of the format that is written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The requested flows; empty for all.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The version selected if no version of an action satisfies all constraints.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>The number of flows.</summary>
    public required int FlowCount { get; init; }

    /// <summary>The number of data actions.</summary>
    public required int ActionCount { get; init; }

    /// <summary>The number of edges of the graph.</summary>
    public required int EdgeCount { get; init; }

    /// <summary>The uses of data actions, each with its version.</summary>
    public required IReadOnlyList<GcDependency> Dependencies { get; init; }

    /// <summary>The ids of the actions without a version that satisfies all constraints.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>The SHA-256 of the content, in lower-case hexadecimal digits.</summary>
    public string Hash => DependencyLockContent.HashOf(this);

    /// <summary>The query that the lock is the result of.</summary>
    internal DependencyQuery Query => new() { FlowIds = FlowIds, Environment = Environment, Fallback = Fallback };

    /// <summary>Creates the lock of a resolution.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="GcException">The resolution is incomplete, or contains a cycle.</exception>
    public static DependencyLock Of(GcDependencyResolution resolution) =>
        DependencyErrors.LockBlocker(resolution) is { } reason ? throw reason : Draft(resolution);

    /// <summary>The differences between two locks.</summary>
    /// <param name="before">The first lock.</param>
    /// <param name="after">The second lock.</param>
    /// <returns>The differences, by action; empty if both have the same versions.</returns>
    public static IReadOnlyList<GcLockDifference> Compare(DependencyLock before, DependencyLock after) => LockComparison.Between(before, after);

    /// <summary>The content of a lock, even if it must not be written.</summary>
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
