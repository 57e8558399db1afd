using System.Collections.Concurrent;

namespace GenesysArchitect.Sandbox.World.Webhooks;

/// <summary>The webhook calls that were received. Safe to read while requests arrive.</summary>
public sealed class WebhookInbox
{
    private readonly ConcurrentQueue<WebhookDelivery> _deliveries = new();

    internal WebhookInbox()
    {
    }

    /// <summary>All deliveries, in the order they were received.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<WebhookDelivery> ToList() => [.. _deliveries];

    internal void Receive(WebhookDelivery delivery) => _deliveries.Enqueue(delivery);
}
