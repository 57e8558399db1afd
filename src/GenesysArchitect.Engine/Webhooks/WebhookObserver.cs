using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// Notifies webhook receivers of runs. A run only waits until a small file is written;
/// sending continues in the background, and for a short time after the run. Undelivered
/// notifications then stay in the outbox for the next run.
/// </summary>
public sealed class WebhookObserver : IRunObserver, IAsyncDisposable
{
    // A cancelled attempt ends immediately; this is a limit for a disk or a network stack that does not.
    private static readonly TimeSpan Release = TimeSpan.FromSeconds(2);

    private readonly WebhookSettings _settings;
    private readonly WebhookSending _sending;
    private readonly WebhookOutbox _outbox;
    private readonly WebhookTransport _transport;
    private readonly object _starting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, (WebhookSender Sender, Task Running)> _senders = [];
    private bool _isFinished;

    /// <summary>Creates the observer; nothing is sent before a run starts.</summary>
    /// <param name="settings">The receivers and options.</param>
    public WebhookObserver(WebhookSettings settings)
        : this(settings, new WebhookSending())
    {
    }

    internal WebhookObserver(WebhookSettings settings, WebhookSending sending)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _sending = sending with { Secret = settings.Secret };
        _outbox = new WebhookOutbox(StateStore.Open(settings.StatePath), sending.Time);
        _transport = new WebhookTransport(_sending);
    }

    /// <inheritdoc/>
    public string Name => "Webhooks";

    /// <inheritdoc/>
    /// <exception cref="GcException">The outbox cannot be written.</exception>
    public async ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is RunStarted)
        {
            // Deliveries of earlier runs are sent first.
            foreach (var queue in await _outbox.QueuesAsync(CancellationToken.None))
            {
                SenderOf(queue.Key);
            }
        }
        else if (happened is StepEnded ended && WebhookPayload.Of(ended) is { } payload)
        {
            foreach (var endpoint in _settings.Endpoints.Where(endpoint => endpoint.Wants(payload.Notification.Event)))
            {
                var sender = SenderOf(endpoint.Key);
                await sender.Queue.AddAsync(WebhookDelivery.Of(endpoint, payload, $"{ended.Result.Address}", _settings.Secret is not null, _sending.Time.GetUtcNow()));
                sender.Wake();
            }
        }
    }

    /// <summary>Waits until everything is sent, up to the deadline, and stops sending.</summary>
    /// <param name="cancellationToken">Stops immediately.</param>
    /// <returns>A message for each receiver with pending deliveries.</returns>
    public async Task<IReadOnlyList<string>> FinishAsync(CancellationToken cancellationToken)
    {
        var running = End();
        foreach (var (sender, _) in running)
        {
            sender.Close();
        }

        var all = Task.WhenAll(running.Select(each => each.Running));
        await Task.WhenAny(all, Task.Delay(_settings.Deadline, _sending.Time, cancellationToken));
        await _stop.CancelAsync();
        await Task.WhenAny(all, Task.Delay(Release, _sending.Time, CancellationToken.None));
        return [.. (await Task.WhenAll(running.Select(each => LeftAsync(each.Sender)))).OfType<string>()];
    }

    /// <summary>Stops sending immediately; undelivered notifications stay in the outbox.</summary>
    /// <returns>A task that completes when it is ended.</returns>
    public async ValueTask DisposeAsync()
    {
        var running = End();
        await _stop.CancelAsync();
        var all = Task.WhenAll(running.Select(each => each.Running));
        if (await Task.WhenAny(all, Task.Delay(Release, _sending.Time, CancellationToken.None)) == all)
        {
            running.ForEach(each => each.Sender.Dispose());
            _stop.Dispose();
        }

        _transport.Dispose();
    }

    private WebhookSender SenderOf(string key)
    {
        lock (_starting)
        {
            if (!_senders.TryGetValue(key, out var known))
            {
                var sender = new WebhookSender(_outbox.Queue(key), _transport, _sending);
                _senders[key] = known = (sender, _isFinished ? Task.CompletedTask : Task.Run(() => SendAsync(sender)));
            }

            return known.Sender;
        }
    }

    private async Task SendAsync(WebhookSender sender)
    {
        try
        {
            await sender.RunAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Undelivered notifications stay in the outbox.
        }
    }

    private List<(WebhookSender Sender, Task Running)> End()
    {
        lock (_starting)
        {
            _isFinished = true;
            return [.. _senders.Values];
        }
    }

    private static async Task<string?> LeftAsync(WebhookSender sender)
    {
        try
        {
            var left = await sender.Queue.ListAsync();
            if (left.Count == 0)
            {
                return null;
            }

            var why = sender.Fault ?? left[0].LastError;
            return $"{left.Count} webhook {(left.Count == 1 ? "delivery" : "deliveries")} to {WebhookEndpoint.HostOf(left[0].Endpoint)} {(left.Count == 1 ? "was" : "were")} not delivered{(why is null ? string.Empty : $" ({why})")}. Kept in the outbox: the next run with notifications sends {(left.Count == 1 ? "it" : "them")}.";
        }
        catch (GcException unreadable)
        {
            return $"Webhooks: {unreadable.Message}";
        }
    }
}
