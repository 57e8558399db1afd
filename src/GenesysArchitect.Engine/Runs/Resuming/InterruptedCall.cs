using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>
/// A call that an interrupted run had sent without an answer. It may have been on its way still when the run was
/// interrupted, so what it has started is searched for until it would have to show.
/// </summary>
/// <param name="asked">The checkpoint before the call.</param>
/// <param name="becomingVisible">So long a host may take to act on what it was sent, and to show it.</param>
/// <param name="context">Where to say how it goes.</param>
/// <param name="time">The clock.</param>
internal sealed class InterruptedCall(RecordedCheckpoint asked, TimeSpan becomingVisible, StepContext context, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Looks for what it has started: once at least, however long ago it was sent.</summary>
    /// <typeparam name="T">What it starts.</typeparam>
    /// <param name="look">Looks once; null when there is nothing.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>What was found; null when it has started nothing.</returns>
    public async Task<T?> FindAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            // Before the look: what shows up while that goes on is seen by the next one.
            var isSettled = time.GetUtcNow() - asked.Time > becomingVisible;
            if (await look(cancellationToken) is { } found)
            {
                return found;
            }

            if (isSettled)
            {
                return null;
            }

            await context.ProgressAsync(Phase.Looking, "The last request of the interrupted run is not visible at the platform yet.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
