using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Follows a deployment, or its rollback, until it ends.</summary>
internal sealed class DeploymentFollower(IBundleApi api, TimeProvider time, Random random)
{
    // The contract lists ROLLBACK_TRIGGERED as an end state, but hosts continue from it to ROLLED_BACK or FAILED.
    private static readonly TimeSpan RollbackSettling = TimeSpan.FromSeconds(10);

    private readonly Follower _follower = new(time, random);

    /// <summary>Follows a deployment, or its rollback.</summary>
    /// <param name="key">The deployment.</param>
    /// <param name="last">The last known state.</param>
    /// <param name="isOver">The states that end the following.</param>
    /// <param name="deadline">The timeout.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, not the deployment.</param>
    /// <returns>The last state seen; not an end state if the deadline passed.</returns>
    public Task<DeploymentState> FollowAsync(DeploymentKey key, DeploymentState last, Func<DeploymentState, bool> isOver, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
    {
        long? settlingSince = null;
        var followed = new Followed<DeploymentState>(
            $"deployment '{key.DeploymentId}'",
            look => api.GetAsync(key, look),
            state => isOver(state) || HasSettled(state, settlingSince),
            state => state.Status.Value)
        {
            RestartsDeadline = state =>
            {
                var isFirst = settlingSince is null && state.Status == DeploymentStatus.RollbackTriggered;
                settlingSince = isFirst ? time.GetTimestamp() : settlingSince;
                return isFirst;
            },
        };
        return isOver(last) ? Task.FromResult(last) : _follower.FollowAsync(followed, last, deadline, context, cancellationToken);
    }

    private bool HasSettled(DeploymentState state, long? since) =>
        since is { } triggered && state.Status == DeploymentStatus.RollbackTriggered && (state.EndTime is not null || time.GetElapsedTime(triggered) > RollbackSettling);
}
