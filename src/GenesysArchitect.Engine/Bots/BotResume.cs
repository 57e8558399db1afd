using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>
/// Resumes the publishing of an interrupted run: an accepted request is followed, and the version's state shows
/// whether an unconfirmed one has started.
/// </summary>
internal sealed class BotResume(IBotApi api, TimeProvider time)
{
    // How long a host may take to process a request and to show its effect.
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(6);

    /// <summary>Determines what was started.</summary>
    /// <returns>Null if nothing was started.</returns>
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
        return new BotPublication(new BotPreflight(before, previous, NotChecked(desired)), state, time.GetTimestamp() - since);
    }

    private static IReadOnlyList<BotDependency> NotChecked(BotVersion desired) =>
    [
        .. desired.Flows.Distinct().Select(id => new BotDependency(BotDependencyKind.Flow, id, null, BotDependencyStatus.NotChecked)),
        .. desired.Skills.Distinct().Select(id => new BotDependency(BotDependencyKind.Skill, id, null, BotDependencyStatus.NotChecked)),
    ];

    /// <summary>Checks whether an unconfirmed request to publish has started.</summary>
    /// <param name="desired">The version to publish.</param>
    /// <param name="asked">The checkpoint before the request, with the state of the version.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The state of the version; null if publishing has not started.</returns>
    public Task<BotReading?> FindAsync(BotVersion desired, RecordedCheckpoint asked, StepContext context, CancellationToken cancellationToken) =>
        new InterruptedCall(asked, VisibilityDelay, context, time).FindAsync(
            async look =>
            {
                var now = await api.GetAsync(desired.BotId, desired.VersionId, look);
                return now.State == BotVersionState.Publishing || now.State == BotVersionState.Published || !now.IsLike(asked) ? now : null;
            },
            cancellationToken);
}
