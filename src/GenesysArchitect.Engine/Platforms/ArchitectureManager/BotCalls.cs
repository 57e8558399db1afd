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
        return await client.FindAsync(request, List, cancellationToken);

        IReadOnlyList<BotReading> List(ReadOnlyMemory<byte> body) =>
            [.. AnswerValue.Of(body).Member("entities").Items().Select(version => Reading(version.Member("id").RequiredId(), version, null))];
    }

    public async Task<BotReading> GetAsync(string botId, string versionId, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/conversations/bots/{botId}/versions/{versionId}"), $"Read version '{versionId}' of bot '{botId}'", Permissions.ReadBots, $"{botId}@{versionId}");
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Read(request, body =>
        {
            var version = AnswerValue.Of(body);
            version.Member("id").RequireId(versionId);
            return Reading(versionId, version, answer.CorrelationId);
        });
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

    private Task<Dependency?> FindAsync(ApiPath path, string operation, string permission, string id, CancellationToken cancellationToken) =>
        client.FindAsync(
            ApiRequest.Get(path, operation, permission, id),
            body =>
            {
                var found = AnswerValue.Of(body);
                found.Member("id").RequireId(id);
                return new Dependency(found.Member("name").TextIfAny(), Activity.IsActive(found.Member("active").Flag(), found.Member("state").Text()));
            },
            cancellationToken);

    private (string? Name, bool Active)? Status(Dependency? found) =>
        found is null ? null : (found.Name is { } name ? client.Clean(name) : null, found.IsActive);

    private BotReading Reading(string versionId, AnswerValue version, string? correlationId) => new(client.Clean(versionId), new BotVersionState(client.Clean(version.Member("state").RequiredText())))
    {
        Errors = [.. version.Member("errors").ItemsIfAny().Select(error => ReportedError.Read(error.Json, client.Clean))],
        CorrelationId = correlationId,
    };

    private sealed record Dependency(string? Name, bool IsActive);
}
