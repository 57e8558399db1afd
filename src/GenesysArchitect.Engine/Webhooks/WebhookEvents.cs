namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What receivers are told of, by the names of the wire.</summary>
public static class WebhookEvents
{
    /// <summary>A deployment has come to its end, whichever; its status says to which.</summary>
    public const string DeploymentCompleted = "deployment.completed";

    /// <summary>A deadline passed, and the platform goes on: a person must look.</summary>
    public const string DeploymentStuck = "deployment.stuck";

    /// <summary>A version of a bot is live.</summary>
    public const string BotPublished = "bot.published";

    /// <summary>A version of a bot did not come up, and the one before is live again.</summary>
    public const string BotRolledBack = "bot.rolledback";

    /// <summary>A flow was created or changed.</summary>
    public const string FlowUpdated = "flow.updated";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [DeploymentCompleted, DeploymentStuck, BotPublished, BotRolledBack, FlowUpdated];
}
