using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Reads the bots of an organization. Publishing is done by applying a plan.</summary>
public sealed class BotVersions
{
    private readonly IBotApi _api;

    internal BotVersions(IBotApi api) => _api = api;

    /// <summary>Reads a version of a bot.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The version.</returns>
    /// <exception cref="GcException">The version does not exist, or could not be read.</exception>
    public async Task<GcBotVersion> GetAsync(string botId, string versionId, CancellationToken cancellationToken) =>
        GcBotVersion.Of(botId, await _api.GetAsync(botId, versionId, cancellationToken));

    /// <summary>Reads the versions of a bot.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The versions, in the platform's order.</returns>
    /// <exception cref="GcException">The bot does not exist, or the host does not list versions.</exception>
    public async Task<IReadOnlyList<GcBotVersion>> ListAsync(string botId, CancellationToken cancellationToken) =>
        await _api.ListAsync(botId, cancellationToken) is { } versions
            ? [.. versions.Select(version => GcBotVersion.Of(botId, version))]
            : throw new GcException(ErrorIds.NotFound, ErrorKind.NotFound, $"List the versions of bot '{botId}': the platform has no such bot, or does not list versions.")
            {
                Target = botId,
                Status = 404,
                Remedies = [new($"Check the id '{botId}', and that you are connected to the organization that has the bot."), new("If the host does not list versions, specify the version.", new UseOption(EngineOption.BotVersionId))],
            };
}
