using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The bot calls of the Architecture Manager API.</summary>
internal sealed class BotCalls(ApiClient client) : IBotApi
{
    public async Task<IReadOnlyList<BotReading>?> ListAsync(string botId, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/conversations/bots/{botId}/versions"), $"List the versions of bot '{botId}'", Permissions.ReadBots, botId);
        var list = await client.FindAsync(request, BotJson.Default.BotVersionListDocument, cancellationToken);
        return list is null ? null : [.. (list.Entities ?? []).Where(version => version is { Id: not null, State: not null }).Select(version => Reading(version.Id!, version, null))];
    }

    public async Task<BotReading> GetAsync(string botId, string versionId, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/conversations/bots/{botId}/versions/{versionId}"), $"Read version '{versionId}' of bot '{botId}'", Permissions.ReadBots, $"{botId}@{versionId}");
        var answer = await client.SendAsync(request, cancellationToken);
        var document = answer.Read(request, BotJson.Default.BotVersionDocument);
        return document.State is { Length: > 0 }
            ? Reading(versionId, document, answer.CorrelationId)
            : throw new ResponseLostException(ErrorIds.AnswerMalformed, ErrorKind.Protocol, DeliveryStatus.Accepted, $"{request.Operation}: the response contains no state.")
            {
                Target = request.Target,
                CorrelationId = answer.CorrelationId,
                Remedies = [new("Check that the base address is that of the Genesys Cloud API. If it is, give the correlation id to the platform's support.")],
            };
    }

    public Task PublishAsync(string botId, string versionId, CancellationToken cancellationToken)
    {
        var path = ApiPath.Of($"/api/v2/conversations/bots/{botId}/versions/{versionId}/publish");
        return client.SendAsync(ApiRequest.Start(path, $"Publish version '{versionId}' of bot '{botId}'", Permissions.WriteBots, $"{botId}@{versionId}"), cancellationToken);
    }

    public async Task<(string? Name, bool Active)?> FindFlowAsync(string flowId, CancellationToken cancellationToken) =>
        Status(await FindAsync(ApiPath.Of($"/api/v2/flows/{flowId}"), $"Look up flow '{flowId}'", Permissions.ReadBotFlows, flowId, cancellationToken));

    public async Task<(string? Name, bool Active)?> FindSkillAsync(string skillId, CancellationToken cancellationToken)
    {
        // Older hosts have skills at another path.
        var operation = $"Look up skill '{skillId}'";
        return Status(await FindAsync(ApiPath.Of($"/api/v2/routing/skills/{skillId}"), operation, Permissions.ReadSkills, skillId, cancellationToken)
            ?? await FindAsync(ApiPath.Of($"/api/v2/skills/{skillId}"), operation, Permissions.ReadSkills, skillId, cancellationToken));
    }

    private Task<DependencyDocument?> FindAsync(ApiPath path, string operation, string permission, string id, CancellationToken cancellationToken) =>
        client.FindAsync(ApiRequest.Get(path, operation, permission, id), BotJson.Default.DependencyDocument, cancellationToken);

    private (string? Name, bool Active)? Status(DependencyDocument? found) =>
        found is null ? null : (found.Name is { } name ? client.Clean(name) : null, Activity.IsActive(found.Active, found.State));

    private BotReading Reading(string versionId, BotVersionDocument document, string? correlationId) => new(client.Clean(versionId), new BotVersionState(client.Clean(document.State!)))
    {
        Errors = [.. (document.Errors ?? []).Select(error => ReportedError.Read(error, client.Clean))],
        CorrelationId = correlationId,
    };
}
