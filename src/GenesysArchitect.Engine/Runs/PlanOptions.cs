using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>How a plan is made.</summary>
public sealed record PlanOptions
{
    /// <summary>How many resources are read in parallel; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = Planner.ReadsAtOnce;

    /// <summary>Whether work is done again where an earlier run has completed the same.</summary>
    public bool RepeatCompleted { get; init; }

    /// <summary>The interrupted run that is resumed; null for none.</summary>
    internal RunHistory? History { get; init; }

    /// <summary>What earlier runs have brought about; null if it is not asked for.</summary>
    internal WorkRecords? Work { get; init; }
}
