using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>How a plan is made.</summary>
public sealed record PlanOptions
{
    /// <summary>How many resources are read side by side; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = Planner.ReadsAtOnce;

    /// <summary>Whether work is done again where an earlier run has completed the same.</summary>
    public bool RepeatCompleted { get; init; }

    /// <summary>The interrupted run that is gone on with; null for none.</summary>
    internal RunHistory? History { get; init; }

    /// <summary>What earlier runs have brought about; null where it is not asked for.</summary>
    internal WorkRecords? Work { get; init; }
}
