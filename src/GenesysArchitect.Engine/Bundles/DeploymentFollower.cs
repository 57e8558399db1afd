using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// Looks at a deployment until it has ended or the deadline has passed. A look that fails is no
/// end: the platform goes on whether it can be seen or not.
/// </summary>
internal sealed class DeploymentFollower(IBundleApi api, TimeProvider time, Random random)
{
    // The contract counts ROLLBACK_TRIGGERED among the ends, but hosts go on from it to ROLLED_BACK or FAILED.
    private static readonly TimeSpan RollbackSettling = TimeSpan.FromSeconds(10);

    // A host may not find at once what it has just accepted.
    private static readonly TimeSpan BecomingVisible = TimeSpan.FromSeconds(10);

    // A look ends with the deadline, however silent the platform is; the last one, at the deadline, has this long.
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    /// <summary>Follows a deployment, or its rollback.</summary>
    /// <param name="key">Which.</param>
    /// <param name="last">What is known of it.</param>
    /// <param name="isOver">Which states end the following.</param>
    /// <param name="deadline">How long it is followed.</param>
    /// <param name="context">Where to say how it goes.</param>
    /// <param name="cancellationToken">Stops the following, not the deployment.</param>
    /// <returns>The last state seen; one that is not over when the deadline passed.</returns>
    public async Task<DeploymentState> FollowAsync(DeploymentKey key, DeploymentState last, Func<DeploymentState, bool> isOver, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var schedule = new PollSchedule(random);
        long? settlingSince = null;
        while (!isOver(last))
        {
            if (last.Status == DeploymentStatus.RollbackTriggered)
            {
                if (settlingSince is null)
                {
                    (settlingSince, schedule) = (time.GetTimestamp(), new PollSchedule(random));
                }
                else if (last.EndTime is not null || time.GetElapsedTime(settlingSince.Value) > RollbackSettling)
                {
                    return last;
                }
            }

            var left = deadline - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return last;
            }

            await context.ProgressAsync("following", $"{last.Status} at the platform.");
            await Task.Delay(Min(schedule.Next(), left), time, cancellationToken);
            last = await LookAsync(key, time.GetElapsedTime(started), deadline, context, cancellationToken) ?? last;
        }

        return last;
    }

    private async Task<DeploymentState?> LookAsync(DeploymentKey key, TimeSpan since, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Min(Max(deadline - since, ShortestLook), LongestLook), time);
        using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await api.GetAsync(key, look.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await context.WarnAsync($"The platform does not answer what became of deployment '{key.DeploymentId}'.");
            return null;
        }
        catch (GcException failure) when (IsPassing(failure, since))
        {
            await context.WarnAsync($"{failure.Message} Looking again.");
            return null;
        }
    }

    private static bool IsPassing(GcException failure, TimeSpan since) =>
        failure.Kind is ErrorKind.Unavailable or ErrorKind.Protocol or ErrorKind.Throttled
        || (failure.Kind == ErrorKind.NotFound && since < BecomingVisible);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
