using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// Sends the pending deliveries of one endpoint, in order: failures are retried with increasing delays, while later
/// deliveries wait. It runs until it is closed and everything is sent, or until it is stopped.
/// </summary>
internal sealed class WebhookSender(EndpointOutbox queue, WebhookTransport wire, WebhookSending options) : IDisposable
{
    // After this many consecutive failures a receiver is considered down.
    private const int MaxConsecutiveFailures = 20;

    private readonly SemaphoreSlim _added = new(0);
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EndpointOutbox Queue => queue;

    /// <summary>Why sending was given up, if the outbox itself failed.</summary>
    public string? Fault { get; private set; }

    /// <summary>Signals that there are further deliveries.</summary>
    public void Wake() => _added.Release();

    /// <summary>Signals that there will be no further deliveries: sending ends when everything is sent. A delivery that waits for its next attempt is sent immediately.</summary>
    public void Close()
    {
        _closing.TrySetResult();
        _added.Release();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var isLast = _closing.Task.IsCompleted;
                if (await NextAsync() is not null)
                {
                    await SendAllAsync(cancellationToken);
                }
                else if (isLast)
                {
                    return;
                }
                else
                {
                    await _added.WaitAsync(cancellationToken);
                }
            }
        }
        catch (GcException failure)
        {
            Fault = failure.Message;
        }
    }

    public void Dispose() => _added.Dispose();

    private async Task<(string Name, WebhookDelivery Delivery)?> NextAsync()
    {
        await foreach (var waiting in queue.ReadAsync())
        {
            if (!(options.SkipsRefused && waiting.Delivery.IsRefused))
            {
                return waiting;
            }
        }

        return null;
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await using var held = await queue.TryLockAsync(cancellationToken);
        if (held is null)
        {
            await Task.Delay(options.LockPause, options.Time, cancellationToken);
            return;
        }

        var failures = 0;
        while (await NextAsync() is { } waiting)
        {
            var (name, delivery) = waiting;
            await HoldAsync(delivery, cancellationToken);
            var answer = await wire.SendAsync(delivery, cancellationToken);
            if (answer.IsDelivered)
            {
                await queue.DeleteAsync(name);
                options.Arrived(delivery);
                failures = 0;
                continue;
            }

            await RecordAsync(name, delivery, answer);
            failures = await PauseAsync(failures + 1, cancellationToken);
        }
    }

    /// <summary>Waits for the next attempt.</summary>
    /// <returns>The number of failures to take into account: zero if closing was signaled meanwhile, since little time is left.</returns>
    private async Task<int> PauseAsync(int failures, CancellationToken cancellationToken)
    {
        var most = _closing.Task.IsCompleted && failures <= MaxConsecutiveFailures ? options.MaxDelayAtEnd : options.MaxDelay;
        var longest = Math.Min(most.TotalSeconds, options.FirstDelay.TotalSeconds * Math.Pow(2, failures - 1));
        var delay = TimeSpan.FromSeconds(longest * (1 + options.Random.NextDouble()) / 2);
        if (_closing.Task.IsCompleted)
        {
            await Task.Delay(delay, options.Time, cancellationToken);
            return failures;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(Task.Delay(delay, options.Time, stop.Token), _closing.Task);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return ended == _closing.Task ? 0 : failures;
    }

    private Task HoldAsync(WebhookDelivery delivery, CancellationToken cancellationToken) =>
        delivery.NotBefore - options.Time.GetUtcNow() is { } hold && hold > TimeSpan.Zero
            ? Task.Delay(hold < options.MaxRetryAfter ? hold : options.MaxRetryAfter, options.Time, cancellationToken)
            : Task.CompletedTask;

    private async Task RecordAsync(string name, WebhookDelivery delivery, WebhookAnswer answer)
    {
        var now = options.Time.GetUtcNow();
        try
        {
            await queue.WriteAsync(name, delivery with
            {
                Attempts = delivery.Attempts + 1,
                LastAttempt = now,
                LastError = answer.Reason,
                IsRefused = answer.IsRefused,
                NotBefore = now + answer.RetryAfter,
            });
        }
        catch (GcException)
        {
            // The stored state is outdated by one attempt, which is harmless.
        }
    }
}
