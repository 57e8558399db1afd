using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Running;

/// <summary>
/// Walks a plan: each step when what it waits for has succeeded, independent ones side by side.
/// A step is applied, verified, and undone where its handler says so.
/// </summary>
internal sealed class Runner(IReadOnlyDictionary<string, IResourceHandler> handlers, EventStream events, TimeProvider time)
{
    public async Task<RunResult> RunAsync(Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        var started = time.GetTimestamp();
        await events.EmitAsync(new RunStarted(plan));

        using var throttle = new SemaphoreSlim(options.ThrottleLimit);
        var running = new Dictionary<ResourceAddress, Task<StepResult>>();
        foreach (var step in plan.Steps)
        {
            // The plan is ordered: what a step waits for is in the table already.
            var needs = step.DependsOn.Where(running.ContainsKey).Select(need => running[need]).ToList();
            running[step.Address] = WalkAsync(step, needs, throttle, cancellationToken);
        }

        var result = new RunResult
        {
            RunId = events.RunId,
            Steps = await Task.WhenAll(plan.Steps.Select(step => running[step.Address])),
            Duration = time.GetElapsedTime(started),
        };
        await events.EmitAsync(new RunEnded(result));
        return result;
    }

    private async Task<StepResult> WalkAsync(PlanStep step, List<Task<StepResult>> needs, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        var before = await Task.WhenAll(needs);
        var result = await ResultAsync(step, before, throttle, cancellationToken);
        await events.EmitAsync(new StepEnded(result));
        return result;
    }

    private async Task<StepResult> ResultAsync(PlanStep step, StepResult[] before, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        if (step.Blocked is { } reason)
        {
            return Ended(step, new StepReport(StepStatus.Blocked, null, reason, null, TimeSpan.Zero));
        }

        if (Array.Find(before, need => need.Status is not (StepStatus.Succeeded or StepStatus.NoChange)) is { } missing)
        {
            var skipped = new GcException(ErrorIds.StepSkipped, ErrorKind.Failed, $"{step.Address} was not begun: {missing.Address}, which it waits for, ended as {missing.Status}.")
            {
                Target = step.Address.ToString(),
                Remedy = "See to what failed first, and run it again.",
            };
            return Ended(step, new StepReport(StepStatus.Skipped, null, skipped, null, TimeSpan.Zero));
        }

        if (step.Change == ChangeKind.NoChange)
        {
            return Ended(step, new StepReport(StepStatus.NoChange, null, null, null, TimeSpan.Zero));
        }

        try
        {
            await throttle.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Ended(step, new StepReport(StepStatus.Cancelled, null, NotBegun(step), null, TimeSpan.Zero));
        }

        try
        {
            await events.EmitAsync(new StepStarted(step));
            return await CarryOutAsync(step, cancellationToken);
        }
        finally
        {
            throttle.Release();
        }
    }

    private async Task<StepResult> CarryOutAsync(PlanStep step, CancellationToken cancellationToken)
    {
        var handler = handlers[step.Address.Kind];
        var context = new StepContext(step.Address, events);
        var started = time.GetTimestamp();
        object? applied = null;
        Verdict? undoing = null;
        Verdict verdict;
        try
        {
            applied = await handler.ApplyAsync(step, context, cancellationToken);
            verdict = await handler.VerifyAsync(step, applied, context, cancellationToken);
            if (verdict.Undo)
            {
                undoing = verdict;
                verdict = await UndoAsync(handler, step, applied, context, verdict, cancellationToken);
            }
        }
        catch (GcException failure)
        {
            verdict = Verdict.Failed(failure, undo: false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (undoing is not null)
            {
                return Ended(step, new StepReport(StepStatus.Cancelled, applied, undoing.Error, UndoLeft(step), time.GetElapsedTime(started)));
            }

            var left = applied is null ? Verdict.Failed(NotBegun(step), undo: false) : await handler.ReleaseAsync(step, applied, context);
            return Ended(step, new StepReport(StepStatus.Cancelled, applied, left.Error, null, time.GetElapsedTime(started)));
        }

        if (new[] { verdict.Error, verdict.UndoError }.FirstOrDefault(error => error?.Kind == ErrorKind.Authentication) is { } refused)
        {
            await context.RefusedAsync(refused);
        }

        return Ended(step, new StepReport(StatusOf(verdict), applied, verdict.Error, verdict.UndoError, time.GetElapsedTime(started)));
    }

    private static async Task<Verdict> UndoAsync(IResourceHandler handler, PlanStep step, object applied, StepContext context, Verdict failed, CancellationToken cancellationToken)
    {
        try
        {
            var undone = await handler.UndoAsync(step, applied, context, cancellationToken);
            return undone switch
            {
                { Kind: VerdictKind.Undone } => undone,
                { Error: { } error } => Verdict.NotUndone(failed.Error!, error),
                _ => Verdict.Undone(failed.Error!),
            };
        }
        catch (GcException error)
        {
            return Verdict.NotUndone(failed.Error!, error);
        }
    }

    private StepResult Ended(PlanStep step, StepReport report) => new()
    {
        Address = step.Address,
        Status = report.Status,
        Error = report.Error,
        RollbackError = report.RollbackError,
        Output = handlers[step.Address.Kind].Report(step, report),
    };

    private static StepStatus StatusOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Succeeded => StepStatus.Succeeded,
        VerdictKind.Failed => StepStatus.Failed,
        VerdictKind.Undone => StepStatus.RolledBack,
        VerdictKind.NotUndone => StepStatus.RollbackFailed,
        _ => StepStatus.StillRunning,
    };

    private static GcException UndoLeft(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{step.Address} was being undone when the run was cancelled. What had begun at the platform goes on.")
        {
            Target = step.Address.ToString(),
            Remedy = "See at the platform how that ended before you run it again.",
        };

    private static GcException NotBegun(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{step.Address} was not begun: the run was cancelled.")
        {
            Target = step.Address.ToString(),
            Remedy = "Run it again when you are ready.",
        };
}
