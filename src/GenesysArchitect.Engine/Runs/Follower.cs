using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// Looks at something until it has ended or the deadline has passed. A look that fails is no end: the platform
/// goes on whether it can be seen or not.
/// </summary>
internal sealed class Follower(TimeProvider time, Random random)
{
    // A host may not find at once what it has just accepted.
    private static readonly TimeSpan BecomingVisible = TimeSpan.FromSeconds(10);

    // A look ends with the deadline, however silent the platform is; the last one, at the deadline, has this long.
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    /// <summary>Follows it: it is looked at once at least.</summary>
    /// <typeparam name="T">What a look at it shows.</typeparam>
    /// <param name="what">What is followed.</param>
    /// <param name="last">What is known of it.</param>
    /// <param name="deadline">How long it is followed.</param>
    /// <param name="context">Where to say how it goes.</param>
    /// <param name="cancellationToken">Stops the following, and nothing else.</param>
    /// <returns>What was seen last; something that is not over when the deadline passed.</returns>
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
        using var patience = new CancellationTokenSource(Min(Max(deadline - since, ShortestLook), LongestLook), time);
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
        catch (GcException failure) when (IsPassing(failure, since))
        {
            await context.WarnAsync($"{failure.Message} Checking again.");
            return null;
        }
    }

    private static bool IsPassing(GcException failure, TimeSpan since) =>
        failure.Kind is ErrorKind.Unavailable or ErrorKind.Protocol or ErrorKind.Throttled
        || (failure.Kind == ErrorKind.NotFound && since < BecomingVisible);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
