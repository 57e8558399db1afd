using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Notifications for webhook receivers: stored on disk before they are sent, until they are delivered.</summary>
public sealed class WebhookOutbox
{
    private const string Folder = "outbox";

    private readonly StateStore _store;
    private readonly TimeProvider _time;

    /// <summary>Opens the outbox; nothing is written before the first delivery.</summary>
    /// <param name="statePath">The folder of run records.</param>
    public WebhookOutbox(string statePath)
        : this(StateStore.Open(statePath), TimeProvider.System)
    {
    }

    internal WebhookOutbox(StateStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>The pending deliveries, by endpoint and in sending order.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The deliveries.</returns>
    /// <exception cref="GcException">A file of the outbox cannot be read.</exception>
    public async Task<IReadOnlyList<GcPendingWebhook>> ListAsync(CancellationToken cancellationToken)
    {
        var pending = new List<GcPendingWebhook>();
        foreach (var queue in await QueuesAsync(cancellationToken))
        {
            pending.AddRange((await queue.ListAsync()).Select(delivery => GcPendingWebhook.Of(queue.Key, delivery)));
        }

        return pending;
    }

    /// <summary>Sends pending deliveries, in order, until all are delivered or the time is up.</summary>
    /// <param name="endpoints">The keys of the endpoints.</param>
    /// <param name="secret">The signing secret; null for none, in which case deliveries that must be signed are not sent.</param>
    /// <param name="timeout">The timeout.</param>
    /// <param name="skipRefused">Whether deliveries that a receiver has rejected are skipped, so that later ones are sent.</param>
    /// <param name="arrived">Receives each delivered notification; from any thread.</param>
    /// <param name="cancellationToken">Stops immediately; undelivered notifications stay in the outbox.</param>
    /// <returns>The remaining deliveries of these endpoints.</returns>
    /// <exception cref="GcException">The outbox cannot be read.</exception>
    public async Task<IReadOnlyList<GcPendingWebhook>> SendAsync(IReadOnlyCollection<string> endpoints, Secret? secret, TimeSpan timeout, bool skipRefused, Action<GcPendingWebhook> arrived, CancellationToken cancellationToken)
    {
        var sending = new WebhookSending { Time = _time, Secret = secret, SkipsRefused = skipRefused };
        using var wire = new WebhookTransport(sending);
        using var late = new CancellationTokenSource(timeout, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var queues = await QueuesAsync(cancellationToken);
        try
        {
            await Task.WhenAll(queues.Where(queue => endpoints.Contains(queue.Key)).Select(queue => SendAsync(queue, wire, sending, arrived, end.Token)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up; the remaining deliveries are returned.
        }

        return [.. (await ListAsync(cancellationToken)).Where(left => endpoints.Contains(left.Endpoint))];
    }

    internal EndpointOutbox Queue(string key) => new(_store, $"{Folder}/{key}", _time);

    internal async Task<IReadOnlyList<EndpointOutbox>> QueuesAsync(CancellationToken cancellationToken) =>
        [.. (await _store.ListFoldersAsync(Folder, cancellationToken)).Select(folder => new EndpointOutbox(_store, folder, _time))];

    private static async Task SendAsync(EndpointOutbox queue, WebhookTransport wire, WebhookSending sending, Action<GcPendingWebhook> arrived, CancellationToken cancellationToken)
    {
        using var sender = new WebhookSender(queue, wire, sending with
        {
            Arrived = delivery => arrived(GcPendingWebhook.Of(queue.Key, delivery) with { Status = WebhookStatus.Delivered }),
        });
        sender.Close();
        await sender.RunAsync(cancellationToken);
    }
}
