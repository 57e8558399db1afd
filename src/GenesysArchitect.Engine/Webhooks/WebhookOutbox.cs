using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What is to be told to receivers of webhooks: on disk before it is sent, and until it has arrived.</summary>
public sealed class WebhookOutbox
{
    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>Opens it; nothing is written before there is something to tell.</summary>
    /// <param name="statePath">The folder where runs are put down.</param>
    public WebhookOutbox(string statePath)
        : this(statePath, TimeProvider.System)
    {
    }

    internal WebhookOutbox(string statePath, TimeProvider time)
    {
        _folder = Path.Combine(statePath, "outbox");
        _time = time;
    }

    /// <summary>What has not arrived, by endpoint and in the order it is sent.</summary>
    /// <returns>The deliveries.</returns>
    /// <exception cref="GcException">A file of the outbox cannot be read.</exception>
    public IReadOnlyList<GcPendingWebhook> List() =>
        [.. Queues().SelectMany(queue => queue.Read().Select(waiting => GcPendingWebhook.Of(queue.Key, waiting.Delivery)))];

    /// <summary>Sends what has not arrived, in order, until it has or the time is up.</summary>
    /// <param name="endpoints">The keys of the endpoints.</param>
    /// <param name="secret">What to sign with; null for nothing, and then what is to be signed is not sent.</param>
    /// <param name="timeout">How long it is tried.</param>
    /// <param name="skipRefused">Whether what a receiver has refused is passed over, so that what stands behind it is sent.</param>
    /// <param name="arrived">Is told of each delivery as it arrives; from any thread.</param>
    /// <param name="cancellationToken">Ends it at once; what has not arrived stays.</param>
    /// <returns>What is left of these endpoints.</returns>
    /// <exception cref="GcException">The outbox cannot be read.</exception>
    public async Task<IReadOnlyList<GcPendingWebhook>> SendAsync(IReadOnlyCollection<string> endpoints, Secret? secret, TimeSpan timeout, bool skipRefused, Action<GcPendingWebhook> arrived, CancellationToken cancellationToken)
    {
        var sending = new WebhookSending { Time = _time, Secret = secret, SkipsRefused = skipRefused };
        using var wire = new WebhookWire(sending);
        using var late = new CancellationTokenSource(timeout, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await Task.WhenAll(Queues().Where(queue => endpoints.Contains(queue.Key)).Select(queue => SendAsync(queue, wire, sending, arrived, end.Token)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up; what is left is told.
        }

        return [.. List().Where(left => endpoints.Contains(left.Endpoint))];
    }

    internal EndpointQueue Queue(string key) => new(Path.Combine(_folder, key), _time);

    internal IEnumerable<EndpointQueue> Queues() =>
        Directory.Exists(_folder) ? Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal).Select(folder => new EndpointQueue(folder, _time)) : [];

    private static async Task SendAsync(EndpointQueue queue, WebhookWire wire, WebhookSending sending, Action<GcPendingWebhook> arrived, CancellationToken cancellationToken)
    {
        using var sender = new WebhookSender(queue, wire, sending with
        {
            Arrived = delivery => arrived(GcPendingWebhook.Of(queue.Key, delivery) with { Status = WebhookStatus.Delivered }),
        });
        sender.Close();
        await sender.RunAsync(cancellationToken);
    }
}
