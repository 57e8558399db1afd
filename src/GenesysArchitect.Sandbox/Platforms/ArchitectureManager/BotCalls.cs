using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Bots;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Bots, their versions and publishing one.</summary>
internal static class BotCalls
{
    private const string Versions = "/api/v2/conversations/bots/{botId}/versions";

    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", Versions, List) { Permissions = [Permission.BotRead] };
        yield return new("GET", Versions + "/{versionId}", Read) { Permissions = [Permission.BotRead] };
        yield return new("POST", Versions + "/{versionId}/publish", Publish) { Permissions = [Permission.BotWrite] };
    }

    private static Answer List(ApiRequest request)
    {
        if (request.Options.WithoutBotVersionList)
        {
            throw RefusalException.NoSuchCall();
        }

        var id = request.Route("botId");
        var bot = request.World.Bots.Find(id) ?? throw RefusalException.NotFound("bot", id);
        return Answer.Ok(new JsonObject
        {
            ["entities"] = bot.Versions
                .Select(version => new JsonObject { ["id"] = version.Id, ["state"] = State(version) })
                .ToJsonArray(),
        });
    }

    private static Answer Read(ApiRequest request)
    {
        var (botId, versionId) = (request.Route("botId"), request.Route("versionId"));
        var version = request.World.Bots.Find(botId, versionId)
            ?? throw RefusalException.NotFound("bot version", $"{botId}/{versionId}");
        return Answer.Ok(Write(version));
    }

    private static Answer Publish(ApiRequest request)
    {
        var version = request.World.Bots.Publish(request.Route("botId"), request.Route("versionId"));
        return Answer.Json(request.Options.PublishStatus, Write(version));
    }

    private static JsonObject Write(BotVersion version)
    {
        var json = new JsonObject { ["id"] = version.Id, ["state"] = State(version) };
        if (version.Errors.Count > 0)
        {
            json["errors"] = version.Errors.Select(error => error.ToJson()).ToJsonArray();
        }

        return json;
    }

    // Every state's name on the wire is its own in lower case.
    private static string State(BotVersion version) => version.State.ToString().ToLowerInvariant();
}
