using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A step with the state needed to perform it.</summary>
/// <param name="Step">The step, as displayed.</param>
/// <param name="Resource">The desired resource.</param>
internal sealed record WorkItem(PlanStep Step, Resource Resource)
{
    /// <summary>The live state that the handler read; null if it could not be read or was not needed.</summary>
    public object? Live { get; init; }

    /// <summary>The records of an interrupted run for the step.</summary>
    public StepHistory History { get; init; } = StepHistory.None;

    /// <summary>The operation that an interrupted run had started; null if none.</summary>
    public object? Started { get; init; }
}
