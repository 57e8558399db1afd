using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A plan with the state needed to apply it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Items">The items of the steps, by resource.</param>
/// <param name="Events">The event stream that planning has opened and the run continues.</param>
internal sealed record RunSession(Plan Plan, IReadOnlyDictionary<ResourceAddress, WorkItem> Items, EventStream Events)
{
    /// <summary>The items of a part of the plan, whose steps may have less detail than the planned ones, for instance if secrets are masked.</summary>
    public IReadOnlyList<WorkItem> ItemsOf(Plan plan) => [.. plan.Steps.Select(step => Items[step.Address] with { Step = step })];
}
