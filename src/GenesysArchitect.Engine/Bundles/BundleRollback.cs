using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Rolls a deployment back, once, and follows the rollback until it ends.</summary>
internal sealed class BundleRollback(IBundleApi api, DeploymentFollower follower, TimeProvider time)
{
    // A host may report FAILED for a moment after it has accepted the rollback.
    private static readonly TimeSpan StartVisibility = TimeSpan.FromSeconds(10);

    /// <summary>Requests the rollback, once, and follows it.</summary>
    /// <returns>The last state and the error: the rollback did not start, failed, or did not end in time. Null if it succeeded.</returns>
    /// <exception cref="GcException">The rollback was rejected, or it is unknown whether it has started.</exception>
    public async Task<(DeploymentState Last, GcException? Failure)> RunAsync(DeploymentKey key, DeploymentState before, string reason, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
    {
        await context.ProgressAsync(Phase.RollingBack, $"Rolling back deployment '{key.DeploymentId}'.");
        var started = await FindStartedAsync(key, before, context, cancellationToken);
        if (started is null)
        {
            await context.CheckpointAsync(BundleCheckpoints.RollingBack, ("deploymentId", key.DeploymentId));
            started = await StartAsync(key, before, reason, cancellationToken);
        }

        await context.CheckpointAsync(BundleCheckpoints.RollbackStarted, ("deploymentId", key.DeploymentId));

        var since = time.GetTimestamp();
        var hasStarted = started.Status != before.Status;
        var end = await follower.FollowAsync(
            key,
            started,
            state =>
            {
                hasStarted |= state.Status != before.Status;
                return state.Status == DeploymentStatus.RolledBack
                    || (state.Status.IsEnd && (hasStarted || time.GetElapsedTime(since) > StartVisibility));
            },
            deadline,
            context,
            cancellationToken);

        return (end, end.Status.IsRollback ? null : BundleOutcome.RollbackFailed(key, end, Why(end, hasStarted, deadline)));
    }

    /// <summary>The rollback that an interrupted run had started; null if none.</summary>
    private async Task<DeploymentState?> FindStartedAsync(DeploymentKey key, DeploymentState before, StepContext context, CancellationToken cancellationToken) =>
        context.History.Last(BundleCheckpoints.RollingBack, BundleCheckpoints.RollbackStarted) switch
        {
            null => null,
            { } recorded when recorded.Checkpoint == BundleCheckpoints.RollbackStarted => before,
            var asked => await new InterruptedCall(asked, StartVisibility, context, time).FindAsync(look => HasStartedAsync(key, before, look), cancellationToken),
        };

    private Task<DeploymentState> StartAsync(DeploymentKey key, DeploymentState before, string reason, CancellationToken cancellationToken) =>
        new IdempotentStart(time, ErrorIds.SubmissionAmbiguous, [new("Check the deployment.", new ReadDeployment(key.DeploymentId, key.BundleId)), new("Roll it back again only if it is not being rolled back already.", new RollBackDeployment(key.DeploymentId, key.BundleId))]).SendAsync(
            $"Roll back deployment '{key.DeploymentId}'",
            async send =>
            {
                try
                {
                    return await api.RollBackAsync(key, reason, send);
                }
                catch (GcException refused) when (refused.Status == 409)
                {
                    // The platform may have started the rollback by itself; then it is not requested again.
                    return await HasStartedAsync(key, before, send) ?? throw BundleOutcome.RollbackFailed(key, before, refused.Message);
                }
                catch (GcException refused) when (refused.Status is >= 400 and < 500)
                {
                    throw BundleOutcome.RollbackFailed(key, before, refused.Message);
                }
            },
            look => HasStartedAsync(key, before, look),
            cancellationToken);

    private async Task<DeploymentState?> HasStartedAsync(DeploymentKey key, DeploymentState before, CancellationToken cancellationToken)
    {
        var now = await api.GetAsync(key, cancellationToken);

        // A deployment that had ended changes only through a rollback. One that had not may simply continue.
        var hasMoved = before.Status.IsEnd && now.Status != before.Status && !now.Status.IsFailure;
        return now.Status.IsRollback || hasMoved ? now : null;
    }

    private static string Why(DeploymentState end, bool hasStarted, TimeSpan deadline) => end switch
    {
        { Status.IsEnd: false } => $"it had not ended after {deadline.TotalSeconds:0} s",
        _ when !hasStarted => "the platform accepted it but did not start it",
        _ => end.ErrorText,
    };
}
