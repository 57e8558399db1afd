namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The names on the wire of what receivers of webhooks are notified of. Each kind declares which of them it has.</summary>
public static class NotificationEvents
{
    /// <summary>A deployment has ended; its status says how.</summary>
    public const string DeploymentCompleted = "deployment.completed";

    /// <summary>A deadline passed and the platform goes on: a person must take care of it.</summary>
    public const string DeploymentStuck = "deployment.stuck";

    /// <summary>A version of a bot is live.</summary>
    public const string BotPublished = "bot.published";

    /// <summary>A version of a bot did not come up, and the one before is live again.</summary>
    public const string BotRolledBack = "bot.rolledback";

    /// <summary>A flow was created or changed.</summary>
    public const string FlowUpdated = "flow.updated";
}
