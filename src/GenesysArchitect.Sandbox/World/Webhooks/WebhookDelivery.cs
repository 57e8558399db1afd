namespace GenesysArchitect.Sandbox.World.Webhooks;

/// <summary>A webhook call that was received.</summary>
/// <param name="Name">The last part of the address it came to.</param>
/// <param name="Body">Its body, as text.</param>
/// <param name="ReceivedAt">When it was received.</param>
public sealed record WebhookDelivery(string Name, string Body, DateTimeOffset ReceivedAt);
