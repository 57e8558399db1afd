using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>
/// An unconfirmed call of an interrupted run. It may still have been in transit when the run was interrupted, so its
/// effect is checked until the time by which it must be visible.
/// </summary>
/// <param name="asked">The checkpoint before the call.</param>
/// <param name="becomingVisible">How long a host may take to process a request and to show its effect.</param>
/// <param name="context">Receives the progress.</param>
/// <param name="time">The clock.</param>
internal sealed class InterruptedCall(RecordedCheckpoint asked, TimeSpan becomingVisible, StepContext context, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Checks what the call has started: at least once, however long ago it was sent.</summary>
    /// <typeparam name="T">The started operation.</typeparam>
    /// <param name="look">Checks once; null if nothing is found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was found; null if nothing was started.</returns>
    public async Task<T?> FindAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            // Before the check: what becomes visible during it is seen by the next one.
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
