using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A plan with what it takes to carry it out.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Items">Its steps, by the resource.</param>
/// <param name="Events">The stream that planning has started and the run continues.</param>
internal sealed record RunSession(Plan Plan, IReadOnlyDictionary<ResourceAddress, WorkItem> Items, EventStream Events)
{
    /// <summary>The items of a part of the plan, whose steps may say less than those that were planned, as where secrets are masked.</summary>
    public IReadOnlyList<WorkItem> ItemsOf(Plan plan) => [.. plan.Steps.Select(step => Items[step.Address] with { Step = step })];
}
