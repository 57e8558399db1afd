namespace GenesysArchitect.Engine.Webhooks;

/// <summary>How a delivery stands.</summary>
public enum WebhookStatus
{
    /// <summary>It was not sent yet, or the receiver could not take it.</summary>
    Pending,

    /// <summary>The receiver said that it does not take it. It is tried again all the same, and what stands behind it waits.</summary>
    Refused,

    /// <summary>The receiver has it.</summary>
    Delivered,
}
