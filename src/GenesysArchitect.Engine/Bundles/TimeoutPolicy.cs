using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Applies the timeout policy to a deployment that has not ended by its deadline: detach, cancel, or roll back.</summary>
internal sealed class TimeoutPolicy(IBundleApi api, DeploymentQueue queue, DeploymentFollower follower, TimeProvider time)
{
    // How long a host may take to show a cancellation.
    private static readonly TimeSpan CancellingTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Applies the policy.</summary>
    public async Task<Verdict> SettleAsync(BundleDeployment desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken)
    {
        switch (desired.OnTimeout)
        {
            case OnTimeout.Cancel:
                return await CancelAsync(desired, applied, context, cancellationToken);

            case OnTimeout.RollBack:
                return Verdict.Failed(BundleOutcome.TimedOut(desired, applied.State, "; rolling it back"), undo: true);

            default:
                return Verdict.StillRunning(BundleOutcome.TimedOut(desired, applied.State, ". It continues at the platform"));
        }
    }

    private async Task<Verdict> CancelAsync(BundleDeployment desired, StartedDeployment applied, StepContext context, CancellationToken cancellationToken)
    {
        var before = applied.State;
        await context.ProgressAsync(Phase.Cancelling, "The deadline has passed.");
        try
        {
            try
            {
                await api.CancelAsync(applied.Key, cancellationToken);
            }
            catch (GcException refused) when (refused.Kind == ErrorKind.Conflict)
            {
                // The deployment may have ended at that very moment.
                await context.WarnAsync($"Cancelling it at the platform failed: {refused.Message}");
            }

            applied.State = await follower.FollowAsync(applied.Key, applied.State, state => state.Status.IsEnd, CancellingTimeout, context, cancellationToken);
        }
        catch (GcException failure)
        {
            await context.WarnAsync($"Cancelling it at the platform failed: {failure.Message}");
        }

        if (!applied.State.Status.IsEnd)
        {
            return Verdict.StillRunning(BundleOutcome.TimedOut(desired, applied.State, ". It continues at the platform"));
        }

        applied.EndedAt = time.GetTimestamp();
        queue.Ended(applied.Key.DeploymentId);
        return applied.State.Status == DeploymentStatus.Cancelled
            ? Verdict.Failed(BundleOutcome.TimedOut(desired, before, " and was cancelled"), undo: false)
            : BundleOutcome.Of(desired, applied.State);
    }
}
