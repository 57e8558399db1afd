namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The payload formats of webhooks.</summary>
public enum WebhookFormat
{
    /// <summary>The JSON payload, for programs.</summary>
    Json,

    /// <summary>A message with an Adaptive Card, for a Teams workflow.</summary>
    Teams,

    /// <summary>Slack blocks, for an incoming webhook.</summary>
    Slack,
}
