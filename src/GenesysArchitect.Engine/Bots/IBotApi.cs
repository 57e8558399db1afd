namespace GenesysArchitect.Engine.Bots;

/// <summary>The port to whatever publishes bots. It says what is asked, and no HTTP.</summary>
internal interface IBotApi
{
    /// <summary>The versions of a bot; null if the host has no such list, or no such bot.</summary>
    Task<IReadOnlyList<BotReading>?> ListAsync(string botId, CancellationToken cancellationToken);

    Task<BotReading> GetAsync(string botId, string versionId, CancellationToken cancellationToken);

    /// <summary>Asks once for the publishing. A lost answer is an error: it may have been acted on.</summary>
    Task PublishAsync(string botId, string versionId, CancellationToken cancellationToken);

    /// <summary>A flow's name and whether it is active; null when there is none of the id.</summary>
    Task<(string? Name, bool Active)?> FindFlowAsync(string flowId, CancellationToken cancellationToken);

    /// <summary>A skill's name and whether it is active; null when there is none of the id.</summary>
    Task<(string? Name, bool Active)?> FindSkillAsync(string skillId, CancellationToken cancellationToken);
}
