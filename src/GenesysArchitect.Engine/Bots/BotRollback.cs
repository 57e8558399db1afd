using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Rolls back to the version that was live before: publishes it again, and follows it until it ends.</summary>
internal sealed class BotRollback(IBotApi api, BotPublisher publisher, TimeProvider time)
{
    /// <summary>Rolls back.</summary>
    /// <param name="desired">The version that failed.</param>
    /// <param name="previous">The version to roll back to.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, and nothing else.</param>
    /// <returns>Null if the previous version is live, otherwise the error.</returns>
    public async Task<GcException?> RunAsync(BotVersion desired, string previous, StepContext context, CancellationToken cancellationToken)
    {
        var failure = await TryAsync(desired, desired with { VersionId = previous }, context, cancellationToken);
        if (failure is null)
        {
            await context.CheckpointAsync(BotCheckpoints.RollbackCompleted, [.. BotCheckpointFacts.Of(desired), (BotCheckpoints.PreviousVersionId, previous)]);
            return null;
        }

        await context.CheckpointAsync(BotCheckpoints.RollbackFailed, [.. BotCheckpointFacts.Of(desired), (BotCheckpoints.PreviousVersionId, previous)]);
        var live = await new PublishedVersionLookup(api, time).DescribeAsync(desired.BotId, [desired.VersionId, previous], cancellationToken);
        return BotErrors.RollbackFailed(desired, previous, failure, live);
    }

    /// <summary>The rollback that an interrupted run had started; null if none.</summary>
    private async Task<BotReading?> GoOnAsync(BotVersion back, BotReading now, StepContext context, CancellationToken cancellationToken) =>
        context.History.Last(BotCheckpoints.RollingBack, BotCheckpoints.RollbackTriggered) switch
        {
            { } recorded when recorded.Checkpoint == BotCheckpoints.RollbackTriggered => now,
            { } asked => await new BotResume(api, time).FindAsync(back, asked, context, cancellationToken),
            _ => null,
        };

    private async Task<string?> TryAsync(BotVersion desired, BotVersion back, StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.ProgressAsync(Phase.RollingBack, $"Publishing version '{back.VersionId}' again.");
            var before = await api.GetAsync(back.BotId, back.VersionId, cancellationToken);
            var started = await GoOnAsync(back, before, context, cancellationToken);
            if (started is null)
            {
                await context.CheckpointAsync(BotCheckpoints.RollingBack, [.. BotCheckpointFacts.Of(desired), (BotCheckpoints.PreviousVersionId, back.VersionId), .. before.Facts()]);
                started = await publisher.StartAsync(back, before, context, cancellationToken);
            }

            await context.CheckpointAsync(BotCheckpoints.RollbackTriggered, [.. BotCheckpointFacts.Of(desired), (BotCheckpoints.PreviousVersionId, back.VersionId)]);
            var (last, hasEnded) = await publisher.FollowAsync(back, before, started, context, cancellationToken);
            return last.State == BotVersionState.Published
                ? null
                : $"version '{back.VersionId}' {(hasEnded ? "ended as" : "was still")} {last.State}{(hasEnded ? string.Empty : $" after {back.Timeout.TotalSeconds:0} s")}. {string.Join(" ", last.Errors)}".TrimEnd();
        }
        catch (GcException failure)
        {
            if (failure.Kind == ErrorKind.Authentication)
            {
                // The run itself does not report this error.
                await context.RefusedAsync(failure);
            }

            return failure.Message;
        }
    }
}
