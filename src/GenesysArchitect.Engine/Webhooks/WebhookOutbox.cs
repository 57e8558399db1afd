using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What is to be reported to receivers of webhooks: on disk before it is sent, and until it has arrived.</summary>
public sealed class WebhookOutbox
{
    private const string Folder = "outbox";

    private readonly StateStore _store;
    private readonly TimeProvider _time;

    /// <summary>Opens it; nothing is written before there is something to tell.</summary>
    /// <param name="statePath">The folder where runs are record.</param>
    public WebhookOutbox(string statePath)
        : this(StateStore.Open(statePath), TimeProvider.System)
    {
    }

    internal WebhookOutbox(StateStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>What has not arrived, by endpoint and in the order it is sent.</summary>
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

    /// <summary>Sends what has not arrived, in order, until it has or the time is up.</summary>
    /// <param name="endpoints">The keys of the endpoints.</param>
    /// <param name="secret">What to sign with; null for nothing, and then what is to be signed is not sent.</param>
    /// <param name="timeout">How long it is tried.</param>
    /// <param name="skipRefused">Whether what a receiver has refused is passed over, so that what stands behind it is sent.</param>
    /// <param name="arrived">Is reported of each delivery as it arrives; from any thread.</param>
    /// <param name="cancellationToken">Ends it at once; what has not arrived stays.</param>
    /// <returns>What is left of these endpoints.</returns>
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
            // The time is up; what is left is reported.
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
