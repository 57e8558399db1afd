namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What came of one attempt.</summary>
/// <param name="IsDelivered">Whether the receiver has it.</param>
/// <param name="Reason">Why it has not.</param>
/// <param name="IsRefused">Whether the same is likely to come of the next attempt.</param>
/// <param name="RetryAfter">How long the receiver asked not to be called.</param>
internal sealed record WebhookAnswer(bool IsDelivered, string? Reason = null, bool IsRefused = false, TimeSpan? RetryAfter = null)
{
    public static WebhookAnswer Delivered { get; } = new(IsDelivered: true);
}
