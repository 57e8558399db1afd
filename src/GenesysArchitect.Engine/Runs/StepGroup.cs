using System.Collections.Concurrent;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Steps that succeed or are undone as one.</summary>
/// <param name="members">The steps, each after what it waits for.</param>
internal sealed class StepGroup(IReadOnlyList<WorkItem> members)
{
    private readonly ConcurrentDictionary<ResourceAddress, object> _applied = [];
    private volatile StepResult? _firstFailure = members.Select(member => member.History.Ended).FirstOrDefault(ended => ended?.IsFailure == true);

    public IReadOnlyList<WorkItem> Members => members;

    /// <summary>The first of them that failed; null while none has. Nothing more of the group is started then.</summary>
    public StepResult? FirstFailure => _firstFailure;

    /// <summary>The groups of a plan, by the resource of each member; what stands alone is in none.</summary>
    /// <param name="items">The steps of the plan.</param>
    /// <param name="isOne">Whether all of them are one group.</param>
    public static IReadOnlyDictionary<ResourceAddress, StepGroup> Of(IReadOnlyList<WorkItem> items, bool isOne) =>
        items.Where(item => isOne || item.Step.Group is not null)
            .GroupBy(item => isOne ? string.Empty : item.Step.Group)
            .Select(group => new StepGroup([.. group]))
            .SelectMany(group => group.Members, (group, member) => (group, member.Step.Address))
            .ToDictionary(pair => pair.Address, pair => pair.group);

    /// <summary>Records what a step that succeeded had started, so that it can be undone.</summary>
    public void Applied(WorkItem item, object applied) => _applied[item.Step.Address] = applied;

    /// <summary>What a step had started that succeeded; null if it did not, or had nothing to do.</summary>
    public object? AppliedOf(WorkItem item) => _applied.GetValueOrDefault(item.Step.Address);

    /// <summary>Records that a step failed.</summary>
    public void Failed(StepResult result) => _firstFailure ??= result;
}
