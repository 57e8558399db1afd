using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The options of planning.</summary>
public sealed record PlanOptions
{
    /// <summary>The maximum number of resources read in parallel; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = Planner.DefaultParallelReads;

    /// <summary>Whether work is repeated if an earlier run has completed the same.</summary>
    public bool RepeatCompleted { get; init; }

    /// <summary>The interrupted run to resume; null for none.</summary>
    internal RunHistory? History { get; init; }

    /// <summary>The records of earlier runs; null if they are not needed.</summary>
    internal WorkRecords? Work { get; init; }
}
