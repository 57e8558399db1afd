namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What a receiver of webhooks understands.</summary>
public enum WebhookFormat
{
    /// <summary>The payload as it is, for programs.</summary>
    Json,

    /// <summary>A message with an Adaptive Card, for a Teams workflow.</summary>
    Teams,

    /// <summary>A message of blocks, for an incoming webhook of Slack.</summary>
    Slack,
}
