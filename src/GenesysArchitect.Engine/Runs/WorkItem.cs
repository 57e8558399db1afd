using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A step with what it takes to carry it out.</summary>
/// <param name="Step">The step, as it is shown.</param>
/// <param name="Resource">The desired state that it brings about.</param>
internal sealed record WorkItem(PlanStep Step, Resource Resource)
{
    /// <summary>What the handler read of the live state; null if nothing could be read, or did not need to be.</summary>
    public object? Live { get; init; }

    /// <summary>What an interrupted run has recorded of the step.</summary>
    public StepHistory History { get; init; } = StepHistory.None;

    /// <summary>What an interrupted run had started; null if it had started nothing.</summary>
    public object? Started { get; init; }
}
