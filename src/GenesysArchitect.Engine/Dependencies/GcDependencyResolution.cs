namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What flows depend on, all of it, and the versions it is resolved to.</summary>
public sealed record GcDependencyResolution
{
    /// <summary>The environment that was kept to; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The flows that were asked for; empty for all.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>What was taken where no version suits all uses of an action.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>The uses of data actions, each with its version; by action, then by who uses it.</summary>
    public required IReadOnlyList<GcDependency> Dependencies { get; init; }

    /// <summary>The flows and actions: flows first, then by id.</summary>
    public required IReadOnlyList<GcDependencyNode> Nodes { get; init; }

    /// <summary>What depends on what, by who depends.</summary>
    public required IReadOnlyList<GcDependencyEdge> Edges { get; init; }

    /// <summary>For each group of flows and actions that depend on each other a shortest way round.</summary>
    public required IReadOnlyList<DependencyCycle> Cycles { get; init; }

    /// <summary>The actions that no published version satisfies all uses of, or whose ranges or versions cannot be read.</summary>
    public required IReadOnlyList<GcVersionConflict> Conflicts { get; init; }

    /// <summary>In which order to deploy, and what may go in parallel.</summary>
    public required IReadOnlyList<GcDependencyWave> Waves { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<DependencyProblem> Problems { get; init; }

    /// <summary>Whether something could not be read, so that there may be more than is here.</summary>
    public bool Incomplete => Problems.Count > 0;

    /// <summary>The SHA-256 of the lock that holds this, in lower-case hexadecimal digits.</summary>
    public required string LockHash { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many things the platform was asked for.</summary>
    public int Requests { get; init; }
}
