using System.Collections.Concurrent;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Steps that succeed or are rolled back together.</summary>
/// <param name="members">The steps, each after its dependencies.</param>
internal sealed class StepGroup(IReadOnlyList<WorkItem> members)
{
    private readonly ConcurrentDictionary<ResourceAddress, object> _applied = [];
    private volatile StepResult? _firstFailure = members.Select(member => member.History.Ended).FirstOrDefault(ended => ended?.IsFailure == true);

    public IReadOnlyList<WorkItem> Members => members;

    /// <summary>The first failed step; null if none has failed. No further step of the group is started then.</summary>
    public StepResult? FirstFailure => _firstFailure;

    /// <summary>The groups of a plan, by the resource of each member; steps on their own are not included.</summary>
    /// <param name="items">The steps of the plan.</param>
    /// <param name="isOne">Whether all steps form one group.</param>
    public static IReadOnlyDictionary<ResourceAddress, StepGroup> Of(IReadOnlyList<WorkItem> items, bool isOne) =>
        items.Where(item => isOne || item.Step.Group is not null)
            .GroupBy(item => isOne ? string.Empty : item.Step.Group)
            .Select(group => new StepGroup([.. group]))
            .SelectMany(group => group.Members, (group, member) => (group, member.Step.Address))
            .ToDictionary(pair => pair.Address, pair => pair.group);

    /// <summary>Records the operation that a successful step had started, so that it can be rolled back.</summary>
    public void Applied(WorkItem item, object applied) => _applied[item.Step.Address] = applied;

    /// <summary>The operation of a successful step; null if the step did not succeed or had no changes.</summary>
    public object? AppliedOf(WorkItem item) => _applied.GetValueOrDefault(item.Step.Address);

    /// <summary>Records that a step failed.</summary>
    public void Failed(StepResult result) => _firstFailure ??= result;
}
