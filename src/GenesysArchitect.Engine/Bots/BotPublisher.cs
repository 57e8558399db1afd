using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bots;

/// <summary>
/// Publishes a version once, and follows it. The request starts a long-running operation: if its response is lost,
/// the version's state shows whether it has started.
/// </summary>
internal sealed class BotPublisher(IBotApi api, TimeProvider time, Random random)
{
    private static readonly Phase Publishing = new("publishing");

    // How long a host may return the old state after it has accepted the request.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5);

    private readonly Follower _follower = new(time, random);

    /// <summary>Requests the publishing, once.</summary>
    /// <param name="desired">The version.</param>
    /// <param name="before">The state before.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the operation; the response to a request in transit is awaited briefly.</param>
    /// <returns>The current state.</returns>
    /// <exception cref="GcException">The platform rejected the request, or it is unknown whether publishing has started.</exception>
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
                    // A cancelled run waits for the response in transit, and sends no further request.
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

    /// <summary>Polls the version until publishing has ended.</summary>
    /// <param name="desired">The version, and its timeout.</param>
    /// <param name="before">The state before the request.</param>
    /// <param name="last">The state after the request.</param>
    /// <param name="context">Receives the progress.</param>
    /// <param name="cancellationToken">Stops following, and nothing else.</param>
    /// <returns>The state seen last, and whether it is final; it is not if the deadline has passed.</returns>
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
            // The rest of the response is not needed.
            return accepted;
        }
        catch (GcException failure)
        {
            await context.CheckpointAsync(BotCheckpoints.TriggerError, [.. BotCheckpointFacts.Of(desired), ("error", failure.ErrorId)]);

            // A conflict can mean that publishing has started: by a request whose response was lost, or by someone else.
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
