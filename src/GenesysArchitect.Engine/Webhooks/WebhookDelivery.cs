using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// What one receiver is to be reported, as it lies in the outbox. It holds the address, which may be a secret, and is
/// therefore its owner's alone to read; what it is signed with is never in it.
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

    /// <summary>Whether it was to be signed: then it is never sent without a signature.</summary>
    public bool IsSigned { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? LastAttempt { get; init; }

    public string? LastError { get; init; }

    /// <summary>Whether the receiver said that it does not take it, rather than that it cannot now.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Until when the receiver asked not to be called again.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Makes a delivery. What a resumed run states again has the id that it had the first time.</summary>
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
