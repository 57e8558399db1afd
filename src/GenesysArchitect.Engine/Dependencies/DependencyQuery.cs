namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The dependencies to resolve, and how.</summary>
public sealed record DependencyQuery
{
    /// <summary>The default number of parallel requests.</summary>
    public const int DefaultParallelRequests = 16;

    /// <summary>The flows to start from; their dependencies are included. Empty for all flows of the organization.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>The version to select if no version of an action satisfies all constraints.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>Receives the progress of reading, from any thread; null for none.</summary>
    public IProgress<DependencyProgress>? Progress { get; init; }

    /// <summary>The maximum number of parallel requests; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = DefaultParallelRequests;
}
