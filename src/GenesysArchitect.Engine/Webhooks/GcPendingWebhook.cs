namespace GenesysArchitect.Engine.Webhooks;

/// <summary>A webhook delivery in the outbox, or one that has just left it.</summary>
public sealed record GcPendingWebhook
{
    /// <summary>The id by which the receiver detects duplicates; it is the same in every attempt.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The event, such as <c>deployment.completed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The receiver's host. The rest of its address may be a secret, and is not shown.</summary>
    public required string HostName { get; init; }

    /// <summary>The key of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The format.</summary>
    public required string Format { get; init; }

    /// <summary>The status.</summary>
    public WebhookStatus Status { get; init; }

    /// <summary>When it was added to the outbox.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The number of failed attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>The time of the last failed attempt; null if there is none.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>The reason of the last failure; null if there is none.</summary>
    public string? LastError { get; init; }

    /// <summary>Until when the receiver requested to wait; null if it did not.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    internal static GcPendingWebhook Of(string endpoint, WebhookDelivery delivery) => new()
    {
        DeliveryId = delivery.DeliveryId,
        Event = delivery.Event,
        HostName = WebhookEndpoint.HostOf(delivery.Endpoint),
        Endpoint = endpoint,
        Format = delivery.Format,
        Status = delivery.IsRefused ? WebhookStatus.Refused : WebhookStatus.Pending,
        Created = delivery.Created,
        Attempts = delivery.Attempts,
        LastAttempt = delivery.LastAttempt,
        LastError = delivery.LastError,
        NotBefore = delivery.NotBefore,
    };
}
