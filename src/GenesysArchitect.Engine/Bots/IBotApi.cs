namespace GenesysArchitect.Engine.Bots;

/// <summary>The port to the platform's bots, independent of HTTP.</summary>
internal interface IBotApi
{
    /// <summary>The versions of a bot; null if the bot does not exist or the host does not list versions.</summary>
    Task<IReadOnlyList<BotReading>?> ListAsync(string botId, CancellationToken cancellationToken);

    Task<BotReading> GetAsync(string botId, string versionId, CancellationToken cancellationToken);

    /// <summary>Requests the publishing once. A lost response is an error, since the request may have been processed.</summary>
    Task PublishAsync(string botId, string versionId, CancellationToken cancellationToken);

    /// <summary>A flow's name and whether it is active; null if it does not exist.</summary>
    Task<(string? Name, bool Active)?> FindFlowAsync(string flowId, CancellationToken cancellationToken);

    /// <summary>A skill's name and whether it is active; null if it does not exist.</summary>
    Task<(string? Name, bool Active)?> FindSkillAsync(string skillId, CancellationToken cancellationToken);
}
