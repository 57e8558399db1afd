using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// A delivery in the outbox. It contains the address, which may be a secret, so it is
/// readable only by its owner; it never contains the signing secret.
/// </summary>
internal sealed record WebhookDelivery
{
    private const int BytesOfId = 16;

    public required string DeliveryId { get; init; }

    public required Uri Endpoint { get; init; }

    public required string Format { get; init; }

    public required string Event { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether it must be signed: then it is never sent without a signature.</summary>
    public bool IsSigned { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? LastAttempt { get; init; }

    public string? LastError { get; init; }

    /// <summary>Whether the receiver rejected it permanently, rather than temporarily.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Until when the receiver requested to wait.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Creates a delivery. An event that a resumed run repeats keeps its id.</summary>
    public static WebhookDelivery Of(WebhookEndpoint endpoint, WebhookPayload payload, string resource, bool isSigned, DateTimeOffset now)
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{endpoint.Key}\n{payload.RunId}\n{resource}\n{payload.Notification.Event}"));
        return new WebhookDelivery
        {
            DeliveryId = new Guid(identity.AsSpan(0, BytesOfId)).ToString("D"),
            Endpoint = endpoint.Address,
            Format = $"{endpoint.Format}",
            Event = payload.Notification.Event,
            Body = WebhookBody.Of(payload, endpoint.Format),
            Created = now,
            IsSigned = isSigned,
        };
    }
}
