using System.Diagnostics;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// Applies a plan: each step after its dependencies have succeeded, independent ones in parallel. Steps that an
/// interrupted run had ended are not repeated, and started ones are continued.
/// </summary>
/// <param name="handlers">The kinds of resources.</param>
/// <param name="events">The run's stream.</param>
/// <param name="time">The clock.</param>
/// <param name="clean">Takes secrets out of what an exception says; null where there are none.</param>
internal sealed class Runner(ResourceHandlers handlers, EventStream events, TimeProvider time, Func<string, string>? clean = null)
{
    private readonly StepRunner _steps = new(handlers, events, time, new StepFault(clean ?? (static text => text)));
    private volatile StepResult? _firstFailure;

    /// <summary>Applies the plan.</summary>
    /// <param name="session">The session of the plan.</param>
    /// <param name="plan">The same plan, or a part of it.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="cancellationToken">Cancels the run; operations in progress continue at the platform.</param>
    public async Task<RunResult> RunAsync(RunSession session, Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        using var activity = Diagnostics.Activities.StartActivity("run");
        activity?.SetTag("genesysarchitect.run.id", events.RunId);
        var started = time.GetTimestamp();
        var items = session.ItemsOf(plan);
        _firstFailure = items.Select(item => item.History.Ended).FirstOrDefault(ended => ended?.IsFailure == true);
        await events.EmitAsync(new RunStarted(plan));

        using var throttle = new SemaphoreSlim(options.ThrottleLimit);
        var ends = EndsOf(items, options, throttle, cancellationToken);
        var result = new RunResult
        {
            RunId = events.RunId,
            Steps = await Task.WhenAll(items.Select(item => ends(item.Step.Address))),
            Duration = time.GetElapsedTime(started),
        };
        activity?.SetTag("genesysarchitect.outcome", Diagnostics.NameOf(result.ExitCode)).SetStatus(result.ExitCode == ExitCode.Done ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        await events.EmitAsync(new RunEnded(result));
        return result;
    }

    /// <summary>Starts all steps, and returns how to await each.</summary>
    private Func<ResourceAddress, Task<StepResult>> EndsOf(IReadOnlyList<WorkItem> items, RunOptions options, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        var groups = StepGroup.Of(items, options.Atomic);
        var walks = new Dictionary<ResourceAddress, Lazy<Task<StepResult>>>(items.Count);
        var settlements = groups.Values.Distinct().ToDictionary(group => group, group => new Lazy<Task<IReadOnlyDictionary<ResourceAddress, StepResult>>>(() => SettledAsync(group)));
        foreach (var item in items)
        {
            walks[item.Step.Address] = new Lazy<Task<StepResult>>(() => WalkAsync(item, NeedsOf(item), GroupOf(item.Step.Address), options, throttle, cancellationToken));
        }

        foreach (var walk in walks.Values)
        {
            _ = walk.Value;
        }

        return EndOfAsync;

        StepGroup? GroupOf(ResourceAddress address) => groups.GetValueOrDefault(address);

        // Within a group a step waits for another step; outside the group, for the end of the whole group.
        List<Task<StepResult>> NeedsOf(WorkItem item) =>
            [.. item.Step.DependsOn.Where(walks.ContainsKey).Select(need => GroupOf(need) is { } group && group == GroupOf(item.Step.Address) ? walks[need].Value : EndOfAsync(need))];

        async Task<StepResult> EndOfAsync(ResourceAddress address) =>
            GroupOf(address) is { } group ? (await settlements[group].Value)[address] : await walks[address].Value;

        async Task<IReadOnlyDictionary<ResourceAddress, StepResult>> SettledAsync(StepGroup group) =>
            await SettleAsync(group, await Task.WhenAll(group.Members.Select(member => walks[member.Step.Address].Value)), cancellationToken);
    }

    private async Task<StepResult> WalkAsync(WorkItem item, List<Task<StepResult>> needs, StepGroup? group, RunOptions options, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        var before = await Task.WhenAll(needs);
        var result = await ResultAsync(item, before, group, options, throttle, cancellationToken);
        if (result.IsFailure)
        {
            _firstFailure ??= result;
            group?.Failed(result);
        }

        if (group?.AppliedOf(item) is not null)
        {
            // The outcome is known once the whole group has ended.
            var context = _steps.ContextOf(item, isUndoable: true);
            await context.CheckpointAsync(Checkpoint.Done);
            await context.ProgressAsync(Phase.Done, "Waiting for the other steps (atomic run).");
        }
        else
        {
            await events.EmitAsync(new StepEnded(result));
        }

        return result;
    }

    private async Task<StepResult> ResultAsync(WorkItem item, StepResult[] before, StepGroup? group, RunOptions options, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        if (item.History.Ended is { } ended)
        {
            return ended;
        }

        if (item.Step.Blocked is { } reason)
        {
            return _steps.Ended(item, StepStatus.Blocked, reason);
        }

        if (item.Started is null && Array.Find(before, need => need.Status is not (StepStatus.Succeeded or StepStatus.NoChange)) is { } missing)
        {
            return _steps.Ended(item, StepStatus.Skipped, StepErrors.WaitedFor(item.Step, missing));
        }

        if (item is { Step.Change: ChangeKind.NoChange, Started: null })
        {
            return _steps.Ended(item, StepStatus.NoChange);
        }

        try
        {
            await throttle.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return _steps.Ended(item, StepStatus.Cancelled, StepErrors.Cancelled(item.Step));
        }

        try
        {
            if (item.Started is null && (options.FailFast ? _firstFailure : group?.FirstFailure) is { } failed)
            {
                return _steps.Ended(item, StepStatus.Skipped, StepErrors.AfterFailure(item.Step, failed));
            }

            await events.EmitAsync(new StepStarted(item.Step));
            var (result, applied) = await _steps.RunAsync(item, isUndoable: group is not null, cancellationToken);
            if (result.Status == StepStatus.Succeeded)
            {
                group?.Applied(item, applied!);
            }

            return result;
        }
        finally
        {
            throttle.Release();
        }
    }

    /// <summary>Ends the steps of a group: unchanged if all succeeded, otherwise rolled back in reverse order. A cancelled run rolls nothing back.</summary>
    private async Task<IReadOnlyDictionary<ResourceAddress, StepResult>> SettleAsync(StepGroup group, StepResult[] ended, CancellationToken cancellationToken)
    {
        var results = ended.ToDictionary(result => result.Address);
        foreach (var member in group.Members.Reverse())
        {
            var address = member.Step.Address;
            if (group.AppliedOf(member) is { } applied)
            {
                results[address] = group.FirstFailure is { } failed && !cancellationToken.IsCancellationRequested
                    ? await _steps.UndoSucceededAsync(member, applied, failed, cancellationToken)
                    : results[address];
                await events.EmitAsync(new StepEnded(results[address]));
            }
        }

        return results;
    }
}
