using System.Collections.Concurrent;
using System.Diagnostics;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Running;

/// <summary>
/// Walks a plan: each step when what it waits for has succeeded, independent ones side by side. What an
/// interrupted run had ended is not done again, and what it had begun is gone on with.
/// </summary>
internal sealed class Runner(ResourceHandlers handlers, EventStream events, TimeProvider time)
{
    private readonly StepRunner _steps = new(handlers, events, time);
    private readonly ConcurrentDictionary<ResourceAddress, object> _applied = [];
    private volatile StepResult? _firstFailure;

    public async Task<RunResult> RunAsync(Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        using var activity = Diagnostics.Activities.StartActivity("run");
        activity?.SetTag("genesysarchitect.run.id", events.RunId);
        var started = time.GetTimestamp();
        _firstFailure = plan.Steps.Select(step => step.Ended).FirstOrDefault(ended => ended is not null && IsFailure(ended));
        await events.EmitAsync(new RunStarted(plan));

        using var throttle = new SemaphoreSlim(options.ThrottleLimit);
        var running = new Dictionary<ResourceAddress, Task<StepResult>>();
        foreach (var step in plan.Steps)
        {
            // The plan is ordered: what a step waits for is in the table already.
            var needs = step.DependsOn.Where(running.ContainsKey).Select(need => running[need]).ToList();
            running[step.Address] = WalkAsync(step, needs, options, throttle, cancellationToken);
        }

        var ended = await Task.WhenAll(plan.Steps.Select(step => running[step.Address]));
        var result = new RunResult
        {
            RunId = events.RunId,
            Steps = options.Atomic ? await SettleAsync(plan, ended, cancellationToken) : ended,
            Duration = time.GetElapsedTime(started),
        };
        activity?.SetTag("genesysarchitect.outcome", Diagnostics.NameOf(result.ExitCode)).SetStatus(result.ExitCode == ExitCode.Done ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        await events.EmitAsync(new RunEnded(result));
        return result;
    }

    private async Task<StepResult> WalkAsync(PlanStep step, List<Task<StepResult>> needs, RunOptions options, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        var before = await Task.WhenAll(needs);
        var result = await ResultAsync(step, before, options, throttle, cancellationToken);
        if (IsFailure(result))
        {
            _firstFailure ??= result;
        }

        if (options.Atomic && _applied.ContainsKey(step.Address))
        {
            // How it ends is known when all have ended.
            await _steps.ContextOf(step, options).CheckpointAsync(Checkpoint.Done);
            await _steps.ContextOf(step, options).ProgressAsync(Phase.Done, "Waits for the others: all or nothing.");
        }
        else
        {
            await events.EmitAsync(new StepEnded(result));
        }

        return result;
    }

    private async Task<StepResult> ResultAsync(PlanStep step, StepResult[] before, RunOptions options, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        if (step.Ended is { } ended)
        {
            return ended;
        }

        if (step.Blocked is { } reason)
        {
            return _steps.Ended(step, StepStatus.Blocked, reason);
        }

        if (step.Begun is null && Array.Find(before, need => need.Status is not (StepStatus.Succeeded or StepStatus.NoChange)) is { } missing)
        {
            return _steps.Ended(step, StepStatus.Skipped, NotBegun.WaitedFor(step, missing));
        }

        if (step is { Change: ChangeKind.NoChange, Begun: null })
        {
            return _steps.Ended(step, StepStatus.NoChange);
        }

        try
        {
            await throttle.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return _steps.Ended(step, StepStatus.Cancelled, NotBegun.Cancelled(step));
        }

        try
        {
            if (step.Begun is null && (options.FailFast || options.Atomic) && _firstFailure is { } failed)
            {
                return _steps.Ended(step, StepStatus.Skipped, NotBegun.AfterFailure(step, failed));
            }

            await events.EmitAsync(new StepStarted(step));
            var (result, applied) = await _steps.RunAsync(step, options, cancellationToken);
            if (options.Atomic && result.Status == StepStatus.Succeeded)
            {
                _applied[step.Address] = applied!;
            }

            return result;
        }
        finally
        {
            throttle.Release();
        }
    }

    /// <summary>Ends what was done: as it is where all went well, and otherwise undone, the last first. A run that was stopped undoes nothing.</summary>
    private async Task<StepResult[]> SettleAsync(Plan plan, StepResult[] ended, CancellationToken cancellationToken)
    {
        var results = ended.ToArray();
        for (var index = results.Length - 1; index >= 0; index--)
        {
            var step = plan.Steps[index];
            if (_applied.TryGetValue(step.Address, out var applied))
            {
                results[index] = _firstFailure is { } failed && !cancellationToken.IsCancellationRequested
                    ? await _steps.UndoDoneAsync(step, applied, failed, cancellationToken)
                    : ended[index];
                await events.EmitAsync(new StepEnded(results[index]));
            }
        }

        return results;
    }

    private static bool IsFailure(StepResult result) =>
        result.Status is not (StepStatus.Succeeded or StepStatus.NoChange or StepStatus.Skipped or StepStatus.Cancelled);
}
