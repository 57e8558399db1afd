using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Carries out one step of a plan: applied or resumed, verified, and undone where its handler says so.</summary>
/// <param name="handlers">The kinds of resources.</param>
/// <param name="events">The run's stream.</param>
/// <param name="time">The clock.</param>
/// <param name="faults">What an exception means that nobody expects.</param>
internal sealed class StepRunner(ResourceHandlers handlers, EventStream events, TimeProvider time, StepFault faults)
{
    /// <summary>Creates the context of a step for its handler.</summary>
    /// <param name="item">The step.</param>
    /// <param name="isUndoable">Whether the step may have to be rolled back after it has succeeded.</param>
    public StepContext ContextOf(WorkItem item, bool isUndoable) =>
        new(item.Step.Address, handlers.CheckpointsOf(item.Resource.Kind), events, item.History) { KeepsBefore = isUndoable };

    /// <summary>Performs the step.</summary>
    /// <returns>The result, and the started operation; null if nothing was started.</returns>
    public async Task<(StepResult Result, object? Applied)> RunAsync(WorkItem item, bool isUndoable, CancellationToken cancellationToken)
    {
        var step = item.Step;
        var handler = handlers[item.Resource.Kind];
        var context = ContextOf(item, isUndoable);
        StepCalls.AssignTo(step.Address, events);
        using var activity = Diagnostics.Activities.StartActivity($"{step.Change} {step.Address.Kind}");
        activity?.SetTag("genesysarchitect.resource.kind", step.Address.Kind).SetTag("genesysarchitect.resource.name", step.Address.Name);
        var started = time.GetTimestamp();
        var applied = item.Started;
        Verdict? undoing = null;
        Verdict verdict;
        try
        {
            applied ??= await handler.ApplyAsync(item, context, cancellationToken);
            verdict = item.History.IsUndoing ? Verdict.Succeeded : await handler.VerifyAsync(item, applied, context, cancellationToken);
            if (verdict.Undo)
            {
                undoing = verdict;
                verdict = await UndoAsync(handler, item, applied, context, verdict, cancellationToken);
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
                return (Ended(item, new StepReport(StepStatus.Cancelled, applied, undoing.Error, StepErrors.UndoCancelled(step), time.GetElapsedTime(started))), applied);
            }

            var left = applied is null ? Verdict.Failed(StepErrors.Cancelled(step), undo: false) : await ReleaseAsync(handler, item, applied, context);
            return (Ended(item, new StepReport(StepStatus.Cancelled, applied, left.Error, null, time.GetElapsedTime(started))), applied);
        }
#pragma warning disable CA1031 // A fault ends its own step: the others go on, and the run is logged to its end.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            verdict = await FaultedAsync(handler, item, applied, context, fault, isUndoable, cancellationToken);
        }

        if (new[] { verdict.Error, verdict.UndoError }.FirstOrDefault(error => error?.Kind == ErrorKind.Authentication) is { } refused)
        {
            await context.RefusedAsync(refused);
        }

        return (Ended(item, new StepReport(StatusOf(verdict), applied, verdict.Error, verdict.UndoError, time.GetElapsedTime(started))), applied);
    }

    /// <summary>Rolls back a successful step because another one failed.</summary>
    public async Task<StepResult> UndoSucceededAsync(WorkItem item, object applied, StepResult failed, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var context = ContextOf(item, isUndoable: false);
        StepCalls.AssignTo(item.Step.Address, events);
        var why = StepErrors.Undone(item.Step, failed);
        await context.CheckpointAsync(Checkpoint.Undoing);
        await context.ProgressAsync(Phase.Undoing, $"{failed.Address.Kind}/{failed.Name} failed (atomic run).");
        try
        {
            var verdict = await UndoAsync(handlers[item.Resource.Kind], item, applied, context, Verdict.Failed(why, undo: true), cancellationToken);
            return Ended(item, new StepReport(StatusOf(verdict), applied, why, verdict.UndoError, time.GetElapsedTime(started)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(item, new StepReport(StepStatus.Cancelled, applied, why, StepErrors.UndoCancelled(item.Step), time.GetElapsedTime(started)));
        }
    }

    /// <summary>The result of a step that was not started.</summary>
    public StepResult Ended(WorkItem item, StepStatus status, GcException? error = null) =>
        Ended(item, new StepReport(status, null, error, null, TimeSpan.Zero));

    private async Task<Verdict> UndoAsync(IResourceHandler handler, WorkItem item, object applied, StepContext context, Verdict failed, CancellationToken cancellationToken)
    {
        try
        {
            var undone = await handler.UndoAsync(item, applied, context, cancellationToken);
            return undone switch
            {
                { Kind: VerdictKind.Undone } => undone,
                { Error: { } error } => Verdict.UndoFailed(failed.Error!, error),
                _ => Verdict.Undone(failed.Error!),
            };
        }
        catch (GcException error)
        {
            return Verdict.UndoFailed(failed.Error!, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // As above: a failure to undo is a result.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Verdict.UndoFailed(failed.Error!, faults.WhileUndoing(item.Step, fault, context));
        }
    }

    /// <summary>Ends a step whose handler threw an unexpected exception: it is undone if possible; otherwise its outcome is unknown.</summary>
    private async Task<Verdict> FaultedAsync(IResourceHandler handler, WorkItem item, object? applied, StepContext context, Exception fault, bool isUndoable, CancellationToken cancellationToken)
    {
        var unknown = faults.WhileRunning(item.Step, fault, applied is not null, context);
        if (applied is null || cancellationToken.IsCancellationRequested || !(isUndoable || handler.UndoesUnknownEnd(item, applied)))
        {
            return Verdict.Failed(unknown, undo: false);
        }

        try
        {
            await context.ProgressAsync(Phase.Undoing, "Its end is unknown.");
            var undone = await UndoAsync(handler, item, applied, context, Verdict.Failed(unknown, undo: true), cancellationToken);
            return undone.Kind == VerdictKind.Undone ? Verdict.Undone(StepFault.Undone(item.Step, unknown)) : undone;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Verdict.UndoFailed(unknown, StepErrors.UndoCancelled(item.Step));
        }
    }

    private async Task<Verdict> ReleaseAsync(IResourceHandler handler, WorkItem item, object applied, StepContext context)
    {
        try
        {
            return await handler.ReleaseAsync(item, applied, context);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Verdict.StillRunning(faults.WhileRunning(item.Step, fault, hasStarted: true, context));
        }
    }

    /// <summary>The object for the user. Without it the step has ended all the same.</summary>
    private object? Report(WorkItem item, StepReport report)
    {
        try
        {
            return handlers[item.Resource.Kind].Report(item, report);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            events.Post(new StepWarned(item.Step.Address, $"The result cannot be shown: {fault.GetType().Name}."));
            return null;
        }
    }

    private StepResult Ended(WorkItem item, StepReport report) => new()
    {
        Address = item.Step.Address,
        Name = item.Step.Name,
        Status = report.Status,
        Error = report.Error,
        RollbackError = report.RollbackError,
        Duration = report.Elapsed,
        Output = Report(item, report),
    };

    private static StepStatus StatusOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Succeeded => StepStatus.Succeeded,
        VerdictKind.Failed => StepStatus.Failed,
        VerdictKind.Undone => StepStatus.RolledBack,
        VerdictKind.UndoFailed => StepStatus.RollbackFailed,
        _ => StepStatus.StillRunning,
    };
}
