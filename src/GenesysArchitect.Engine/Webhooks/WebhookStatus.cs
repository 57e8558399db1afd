namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The status of a delivery.</summary>
public enum WebhookStatus
{
    /// <summary>It was not sent yet, or the receiver is temporarily unavailable.</summary>
    Pending,

    /// <summary>The receiver rejected it. It is retried nevertheless, while later deliveries wait.</summary>
    Refused,

    /// <summary>It was delivered.</summary>
    Delivered,
}
