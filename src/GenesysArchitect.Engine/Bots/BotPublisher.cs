using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bots;

/// <summary>
/// Publishes a version once, and follows it. Publishing is asked for with a call that starts work: when its answer
/// is lost, the version's state states whether it has started.
/// </summary>
internal sealed class BotPublisher(IBotApi api, TimeProvider time, Random random)
{
    private static readonly Phase Publishing = new("publishing");

    // A host may show the old state for a moment after it has accepted the publishing.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5);

    private readonly Follower _follower = new(time, random);

    /// <summary>Asks for the publishing, once.</summary>
    /// <param name="desired">The version.</param>
    /// <param name="before">How it stood.</param>
    /// <param name="context">Where to say how it goes.</param>
    /// <param name="cancellationToken">Ends the asking; the answer to a call that is in progress is waited for a little.</param>
    /// <returns>How it stands now.</returns>
    /// <exception cref="GcException">The platform refused it, or whether it has started cannot be reported.</exception>
    public async Task<BotReading> StartAsync(BotVersion desired, BotReading before, StepContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await context.ProgressAsync(Publishing, $"Version '{desired.VersionId}' is {before.State}.");
        using var grace = new GracePeriod(time, cancellationToken);
        try
        {
            return await new IdempotentStart(time, ErrorIds.BotPublishAmbiguous, HowToVerify(desired), desired.MaxRetries + 1).SendAsync(
                $"Publish version '{desired.VersionId}' of bot '{desired.BotId}'",
                send =>
                {
                    // A run that is stopped waits for the answer that is on its way, and asks for nothing more.
                    cancellationToken.ThrowIfCancellationRequested();
                    return SendAsync(desired, before, context, send);
                },
                look => FindStartedAsync(desired, before, look),
                grace.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new GcException(ErrorIds.BotPublishAmbiguous, ErrorKind.Ambiguous, $"{BotErrors.Name(desired)}: the run was stopped before the platform responded; publishing may have started.")
            {
                Target = desired.Address.Name,
                Remedies = HowToVerify(desired),
            };
        }
    }

    /// <summary>Looks at the version until it is published or will not be.</summary>
    /// <param name="desired">The version, and how long it may take.</param>
    /// <param name="before">How it stood before its publishing was asked for.</param>
    /// <param name="last">How it has stood since.</param>
    /// <param name="context">Where to say how it goes.</param>
    /// <param name="cancellationToken">Stops the following, and nothing else.</param>
    /// <returns>How it was seen last, and whether that is its end; it is not when the deadline has passed.</returns>
    public async Task<(BotReading Last, bool HasEnded)> FollowAsync(BotVersion desired, BotReading before, BotReading last, StepContext context, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var hasStarted = false;
        var hasEnded = false;
        var followed = new Followed<BotReading>(
            $"version '{desired.VersionId}' of bot '{desired.BotId}'",
            look => api.GetAsync(desired.BotId, desired.VersionId, look),
            reading =>
            {
                hasStarted |= !reading.IsLike(before) || time.GetElapsedTime(started) > Beginning;
                return hasEnded = reading.State == BotVersionState.Published || (reading.State.IsEnd && hasStarted);
            },
            reading => reading.State.Value);
        return (await _follower.FollowAsync(followed, last, desired.Timeout, context, cancellationToken), hasEnded);
    }

    private static IReadOnlyList<Remedy> HowToVerify(BotVersion desired) =>
    [
        new("Check the state of the version.", new ReadBotVersion(desired.BotId, desired.VersionId)),
        new("Publish it again only if it is neither publishing nor published."),
    ];

    private async Task<BotReading> SendAsync(BotVersion desired, BotReading before, StepContext context, CancellationToken cancellationToken)
    {
        var accepted = new BotReading(desired.VersionId, BotVersionState.Publishing);
        try
        {
            await api.PublishAsync(desired.BotId, desired.VersionId, cancellationToken);
            return accepted;
        }
        catch (ResponseLostException lost) when (lost.Fate == DeliveryStatus.Accepted)
        {
            // What the answer says beyond that is not needed.
            return accepted;
        }
        catch (GcException failure)
        {
            await context.CheckpointAsync(BotCheckpoints.TriggerError, [.. BotCheckpointFacts.Of(desired), ("error", failure.ErrorId)]);

            // A conflict can mean that it has started: by a call whose answer was lost, or by somebody else's.
            if (failure.Kind == ErrorKind.Conflict && await FindStartedAsync(desired, before, cancellationToken) is { } started)
            {
                return started;
            }

            throw;
        }
    }

    private async Task<BotReading?> FindStartedAsync(BotVersion desired, BotReading before, CancellationToken cancellationToken)
    {
        var now = await api.GetAsync(desired.BotId, desired.VersionId, cancellationToken);
        return now.State == BotVersionState.Publishing || now.State == BotVersionState.Published || !now.IsLike(before) ? now : null;
    }
}
