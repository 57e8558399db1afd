using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// Polls an operation until it has ended or the deadline has passed. A failed poll does not end the following, since
/// the operation continues regardless.
/// </summary>
internal sealed class Follower(TimeProvider time, Random random)
{
    // A host may not find an operation immediately after it has accepted it.
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(10);

    // A poll ends at the deadline at the latest; the last one, at the deadline, has this much time.
    private static readonly TimeSpan MinPollTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MaxPollTime = TimeSpan.FromHours(1);

    /// <summary>Follows the operation, with at least one poll.</summary>
    /// <typeparam name="T">The observed state.</typeparam>
    /// <param name="what">The operation.</param>
    /// <param name="last">The last known state.</param>
    /// <param name="deadline">The timeout.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, and nothing else.</param>
    /// <returns>The last state; not a final one if the deadline passed.</returns>
    public async Task<T> FollowAsync<T>(Followed<T> what, T last, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
        where T : class
    {
        var started = time.GetTimestamp();
        var schedule = new PollSchedule(random);
        do
        {
            schedule = what.RestartsDeadline(last) ? new PollSchedule(random) : schedule;
            var left = deadline - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return last;
            }

            await context.ProgressAsync(Phase.Following, $"{what.Status(last)} at the platform.");
            await Task.Delay(Min(schedule.Next(), left), time, cancellationToken);
            last = await LookAsync(what, time.GetElapsedTime(started), deadline, context, cancellationToken) ?? last;
        }
        while (!what.IsOver(last));

        return last;
    }

    private async Task<T?> LookAsync<T>(Followed<T> what, TimeSpan since, TimeSpan deadline, StepContext context, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(Min(Max(deadline - since, MinPollTime), MaxPollTime), time);
        using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        Diagnostics.Polls.Add(1);
        try
        {
            return await what.Look(look.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await context.WarnAsync($"The platform no longer reports {what.Name}.");
            return null;
        }
        catch (GcException failure) when (IsTransient(failure, since))
        {
            await context.WarnAsync($"{failure.Message} Checking again.");
            return null;
        }
    }

    private static bool IsTransient(GcException failure, TimeSpan since) =>
        failure.Kind is ErrorKind.Unavailable or ErrorKind.Protocol or ErrorKind.Throttled
        || (failure.Kind == ErrorKind.NotFound && since < VisibilityDelay);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
