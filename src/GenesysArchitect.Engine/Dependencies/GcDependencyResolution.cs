namespace GenesysArchitect.Engine.Dependencies;

/// <summary>All dependencies of flows, with their resolved versions.</summary>
public sealed record GcDependencyResolution
{
    /// <summary>The environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The requested flows; empty for all.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The version selected if no version of an action satisfies all constraints.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>The uses of data actions with their versions; by action, then by user.</summary>
    public required IReadOnlyList<GcDependency> Dependencies { get; init; }

    /// <summary>The flows and actions: flows first, then by id.</summary>
    public required IReadOnlyList<GcDependencyNode> Nodes { get; init; }

    /// <summary>The dependencies, by dependent.</summary>
    public required IReadOnlyList<GcDependencyEdge> Edges { get; init; }

    /// <summary>A shortest cycle for each group of flows and actions that depend on each other.</summary>
    public required IReadOnlyList<DependencyCycle> Cycles { get; init; }

    /// <summary>The actions without a version that satisfies all constraints, or with unreadable ranges or versions.</summary>
    public required IReadOnlyList<GcVersionConflict> Conflicts { get; init; }

    /// <summary>The deployment order, in waves.</summary>
    public required IReadOnlyList<GcDependencyWave> Waves { get; init; }

    /// <summary>The flows and actions that could not be read.</summary>
    public required IReadOnlyList<DependencyProblem> Problems { get; init; }

    /// <summary>Whether something could not be read, so that dependencies may be missing.</summary>
    public bool Incomplete => Problems.Count > 0;

    /// <summary>The SHA-256 of the corresponding lock, in lower-case hexadecimal digits.</summary>
    public required string LockHash { get; init; }

    /// <summary>The duration.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The number of requests to the platform.</summary>
    public int Requests { get; init; }
}
