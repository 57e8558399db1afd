using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Running;

/// <summary>Carries out one step of a plan: applied or taken up, verified, and undone where its handler says so.</summary>
internal sealed class StepRunner(ResourceHandlers handlers, EventStream events, TimeProvider time)
{
    public StepContext ContextOf(PlanStep step, RunOptions options) => new(step.Address, handlers.CheckpointsOf(step.Address.Kind), events, step.History) { KeepsBefore = options.Atomic };

    /// <summary>Carries it out.</summary>
    /// <returns>How it ended, and what was started; null when nothing was.</returns>
    public async Task<(StepResult Result, object? Applied)> RunAsync(PlanStep step, RunOptions options, CancellationToken cancellationToken)
    {
        var handler = handlers[step.Address.Kind];
        var context = ContextOf(step, options);
        StepCalls.BelongTo(step.Address, events);
        using var activity = Diagnostics.Activities.StartActivity($"{step.Change} {step.Address.Kind}");
        activity?.SetTag("genesysarchitect.resource.kind", step.Address.Kind).SetTag("genesysarchitect.resource.name", step.Address.Name);
        var started = time.GetTimestamp();
        var applied = step.Begun;
        Verdict? undoing = null;
        Verdict verdict;
        try
        {
            applied ??= await handler.ApplyAsync(step, context, cancellationToken);
            verdict = step.History.IsUndoing ? Verdict.Succeeded : await handler.VerifyAsync(step, applied, context, cancellationToken);
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
                return (Ended(step, new StepReport(StepStatus.Cancelled, applied, undoing.Error, NotBegun.UndoLeft(step), time.GetElapsedTime(started))), applied);
            }

            var left = applied is null ? Verdict.Failed(NotBegun.Cancelled(step), undo: false) : await handler.ReleaseAsync(step, applied, context);
            return (Ended(step, new StepReport(StepStatus.Cancelled, applied, left.Error, null, time.GetElapsedTime(started))), applied);
        }

        if (new[] { verdict.Error, verdict.UndoError }.FirstOrDefault(error => error?.Kind == ErrorKind.Authentication) is { } refused)
        {
            await context.RefusedAsync(refused);
        }

        return (Ended(step, new StepReport(StatusOf(verdict), applied, verdict.Error, verdict.UndoError, time.GetElapsedTime(started))), applied);
    }

    /// <summary>Undoes a step that had been done, because another one failed.</summary>
    public async Task<StepResult> UndoDoneAsync(PlanStep step, object applied, StepResult failed, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var context = ContextOf(step, new RunOptions());
        StepCalls.BelongTo(step.Address, events);
        var why = NotBegun.Undone(step, failed);
        await context.CheckpointAsync(Checkpoint.Undoing);
        await context.ProgressAsync(Phase.Undoing, $"{failed.Address.Kind}/{failed.Name} failed: all or nothing.");
        try
        {
            var verdict = await UndoAsync(handlers[step.Address.Kind], step, applied, context, Verdict.Failed(why, undo: true), cancellationToken);
            return Ended(step, new StepReport(StatusOf(verdict), applied, why, verdict.UndoError, time.GetElapsedTime(started)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(step, new StepReport(StepStatus.Cancelled, applied, why, NotBegun.UndoLeft(step), time.GetElapsedTime(started)));
        }
    }

    /// <summary>The result of a step of which nothing was started.</summary>
    public StepResult Ended(PlanStep step, StepStatus status, GcException? error = null) =>
        Ended(step, new StepReport(status, null, error, null, TimeSpan.Zero));

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
        Name = step.Name,
        Status = report.Status,
        Error = report.Error,
        RollbackError = report.RollbackError,
        Duration = report.Elapsed,
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
}
