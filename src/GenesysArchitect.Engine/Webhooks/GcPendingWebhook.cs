namespace GenesysArchitect.Engine.Webhooks;

/// <summary>A delivery of a webhook that lies in the outbox, or has just left it.</summary>
public sealed record GcPendingWebhook
{
    /// <summary>The id that the receiver states deliveries apart by; it is the same in every attempt.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>What it reports, such as <c>deployment.completed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The receiver's host. The rest of its address may be a secret, and is not shown.</summary>
    public required string HostName { get; init; }

    /// <summary>What its endpoint is reported apart by.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the receiver understands.</summary>
    public required string Format { get; init; }

    /// <summary>How it stands.</summary>
    public WebhookStatus Status { get; init; }

    /// <summary>When it was put into the outbox.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How often sending it has failed.</summary>
    public int Attempts { get; init; }

    /// <summary>When that was last; null if it was not tried.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Why it failed last; null if it was not tried.</summary>
    public string? LastError { get; init; }

    /// <summary>Until when the receiver asked not to be called; null if it did not.</summary>
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
