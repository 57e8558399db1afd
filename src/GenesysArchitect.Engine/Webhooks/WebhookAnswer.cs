namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The result of one attempt.</summary>
/// <param name="IsDelivered">Whether the receiver accepted the delivery.</param>
/// <param name="Reason">Why it did not.</param>
/// <param name="IsRefused">Whether the next attempt is likely to have the same result.</param>
/// <param name="RetryAfter">How long the receiver requested to wait.</param>
internal sealed record WebhookAnswer(bool IsDelivered, string? Reason = null, bool IsRefused = false, TimeSpan? RetryAfter = null)
{
    public static WebhookAnswer Delivered { get; } = new(IsDelivered: true);
}
