namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The event names of webhook notifications on the wire. Each kind declares its own.</summary>
public static class NotificationEvents
{
    /// <summary>A deployment has ended; its status has the outcome.</summary>
    public const string DeploymentCompleted = "deployment.completed";

    /// <summary>A deadline passed while the operation continues at the platform: action is required.</summary>
    public const string DeploymentStuck = "deployment.stuck";

    /// <summary>A version of a bot is live.</summary>
    public const string BotPublished = "bot.published";

    /// <summary>A version of a bot failed, and the previous one is live again.</summary>
    public const string BotRolledBack = "bot.rolledback";

    /// <summary>A flow was created or changed.</summary>
    public const string FlowUpdated = "flow.updated";
}
