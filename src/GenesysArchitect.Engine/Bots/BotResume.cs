using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>
/// Goes on with the publishing of an interrupted run: what had been accepted is followed, and what had been asked for
/// without an answer is searched for in the version's state.
/// </summary>
internal sealed class BotResume(IBotApi api, TimeProvider time)
{
    // So long a host may take to act on what it was sent, and to show it.
    private static readonly TimeSpan BecomingVisible = TimeSpan.FromSeconds(6);

    /// <summary>Finds what was started.</summary>
    /// <returns>Null when nothing was.</returns>
    public async Task<BotPublication?> ResumeAsync(BotVersion desired, StepContext context, CancellationToken cancellationToken)
    {
        if (context.History.Last(BotCheckpoints.Publishing) is not { } asked)
        {
            return null;
        }

        var isTriggered = context.History.Last(BotCheckpoints.Publishing, BotCheckpoints.Triggered)?.Checkpoint.Stage == CheckpointStage.Accepted;
        var state = isTriggered ? new BotReading(desired.VersionId, BotVersionState.Publishing) : await FindAsync(desired, asked, context, cancellationToken);
        if (state is null)
        {
            return null;
        }

        if (!isTriggered)
        {
            await context.CheckpointAsync(BotCheckpoints.Triggered, [.. BotCheckpointFacts.Of(desired)]);
        }

        var previous = asked.Fact(BotCheckpoints.PreviousVersionId) is { } version
            ? new PreviousVersion(version, null)
            : new PreviousVersion(null, $"No other version of bot '{desired.BotId}' was live");
        var before = new BotReading(desired.VersionId, new BotVersionState(asked.Fact("state") ?? BotVersionState.Draft.Value));
        var since = (long)((time.GetUtcNow() - asked.Time).TotalSeconds * time.TimestampFrequency);
        return new BotPublication(new BotPreflight(before, previous, []), state, time.GetTimestamp() - since);
    }

    /// <summary>Looks whether a publishing has started that was asked for without an answer.</summary>
    /// <param name="desired">The version that was to be published.</param>
    /// <param name="asked">The checkpoint before it was asked for, with how the version stood.</param>
    /// <param name="context">Where to say how it goes.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>How the version stands; null when nothing has started.</returns>
    public Task<BotReading?> FindAsync(BotVersion desired, RecordedCheckpoint asked, StepContext context, CancellationToken cancellationToken) =>
        new InterruptedCall(asked, BecomingVisible, context, time).FindAsync(
            async look =>
            {
                var now = await api.GetAsync(desired.BotId, desired.VersionId, look);
                return now.State == BotVersionState.Publishing || now.State == BotVersionState.Published || !now.IsLike(asked) ? now : null;
            },
            cancellationToken);
}
