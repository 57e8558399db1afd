using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// Submits deployments as slots become free. Counting and submitting are atomic for all callers of a connection, so
/// that two of them never take the same slot; callers wait in a queue, and only its head polls the platform.
/// </summary>
internal sealed class DeploymentQueue(IBundleApi api, DeploymentSlots slots, TimeProvider time, Random random)
{
    // The maximum of a timer, longer than any practical wait.
    private static readonly TimeSpan MaxSlotTimeout = TimeSpan.FromDays(40);

    /// <summary>Submits a deployment once a slot is free.</summary>
    /// <exception cref="GcException">No slot became free in time, or the submission failed.</exception>
    public async Task<DeploymentState> EnqueueAsync(BundleDeployment desired, StepContext context, CancellationToken cancellationToken)
    {
        if (!desired.Queue)
        {
            var (started, active) = await TryAsync(desired, context, cancellationToken);
            return started ?? throw Full(desired, active, "and waiting is disabled");
        }

        using var patience = new CancellationTokenSource(desired.SlotTimeout < MaxSlotTimeout ? desired.SlotTimeout : MaxSlotTimeout, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        IReadOnlyList<DeploymentState> holders = [];
        try
        {
            if (!slots.Line.Wait(0, CancellationToken.None))
            {
                await context.ProgressAsync(BundlePhases.WaitingForSlot, "Waiting behind other deployments of this connection.");
                await slots.Line.WaitAsync(waiting.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Full(desired, holders, $"and none became free within {desired.SlotTimeout.TotalSeconds:0} s");
        }

        try
        {
            var schedule = new PollSchedule(random);
            while (true)
            {
                var freed = slots.Freed;
                (var started, holders) = await TryAsync(desired, context, cancellationToken);
                if (started is not null)
                {
                    return started;
                }

                await context.ProgressAsync(BundlePhases.WaitingForSlot, $"All {DeploymentSlots.Limit} slots are in use: {string.Join(", ", holders)}.");
                await Task.WhenAny(freed, Task.Delay(schedule.Next(), time, waiting.Token));
                waiting.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Full(desired, holders, $"and none became free within {desired.SlotTimeout.TotalSeconds:0} s");
        }
        finally
        {
            slots.Line.Release();
        }
    }

    /// <summary>Resumes the submission of an interrupted run; its deployment then counts as this connection's own.</summary>
    /// <returns>The deployment; null when none was started.</returns>
    /// <exception cref="GcException">It is unknown whether one was started.</exception>
    public async Task<DeploymentState?> ResumeAsync(BundleDeployment desired, StepContext context, CancellationToken cancellationToken)
    {
        var last = context.History.Last(BundleCheckpoints.Submitting, BundleCheckpoints.Submitted, BundleCheckpoints.Refused);
        switch (last?.Checkpoint.Stage)
        {
            case CheckpointStage.Intent:
                return await FindInterruptedAsync(desired, last, context, cancellationToken);

            case CheckpointStage.Accepted:
                var state = new DeploymentState { Id = last.Fact(BundleCheckpoints.DeploymentId)!, BundleId = desired.BundleId, Status = DeploymentStatus.Pending };
                slots.Track(state);
                return state;

            default:
                return null;
        }
    }

    /// <summary>Notifies waiting callers that a deployment has ended.</summary>
    public void Ended(string deploymentId) => slots.Ended(deploymentId);

    private async Task<DeploymentState?> FindInterruptedAsync(BundleDeployment desired, RecordedCheckpoint submitting, StepContext context, CancellationToken cancellationToken)
    {
        await slots.Counting.WaitAsync(cancellationToken);
        try
        {
            var found = await new BundleSubmission(api, slots.Surveyor, desired, context, time).FindInterruptedAsync(submitting, cancellationToken);
            if (found is not null)
            {
                slots.Track(found);
            }

            return found;
        }
        finally
        {
            slots.Counting.Release();
        }
    }

    private async Task<(DeploymentState? Started, IReadOnlyList<DeploymentState> Holders)> TryAsync(BundleDeployment desired, StepContext context, CancellationToken cancellationToken)
    {
        await slots.Counting.WaitAsync(cancellationToken);
        try
        {
            var survey = await slots.Surveyor.LookAsync(api, cancellationToken);
            var active = slots.ActiveIn(survey);
            if (active.Count >= DeploymentSlots.Limit)
            {
                return (null, active);
            }

            try
            {
                var started = await new BundleSubmission(api, slots.Surveyor, desired, context, time).SendAsync(survey with { Active = active, Own = slots.StartedHere }, cancellationToken);
                slots.Track(started);
                return (started, active);
            }
            catch (GcException lost) when (IsLimit(lost))
            {
                // Another client took the slot between counting and submitting.
                return (null, active);
            }
        }
        finally
        {
            slots.Counting.Release();
        }
    }

    private static bool IsLimit(GcException failure) =>
        failure.ErrorId == ErrorIds.LimitReached || failure is { Status: 409, PlatformCode: null };

    private static GcException Full(BundleDeployment desired, IReadOnlyList<DeploymentState> holders, string why) =>
        new(ErrorIds.LimitReached, ErrorKind.LimitReached, $"Deploy bundle '{desired.BundleId}' to {desired.Target}: all {DeploymentSlots.Limit} deployment slots of the organization are in use{(holders.Count > 0 ? $" ({string.Join(", ", holders)})" : string.Empty)}, {why}. Nothing was submitted.")
        {
            Target = desired.BundleId,
            Remedies =
            [
                new("Wait until one of them has ended, or cancel one that is stuck.", new CancelDeployment()),
                new("To wait longer for a slot, increase the timeout.", new UseOption(EngineOption.SlotTimeout)),
                new("To wait for a slot, allow waiting.", new OmitOption(EngineOption.NoQueue)),
            ],
        };
}
