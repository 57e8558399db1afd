using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Language;

/// <summary>Sessions with bots, and the search for bots.</summary>
internal sealed class TextBotCalls
{
    private readonly ConcurrentDictionary<string, string> _flows = new();

    internal IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/textbots/botflows/sessions", Launch, "textbots:botFlowSession:execute"),
        CloudCall.Of("POST", "/textbots/botflows/sessions/{sessionId}/turns", Turn, "textbots:botFlowSession:execute"),
        CloudCall.Of("GET", "/textbots/bots/search", Search, "integrations:integration:view"),
    ];

    private Answer Launch(ApiRequest request)
    {
        var body = request.ReadObject();
        _ = body.RequiredText("externalSessionId");
        var flowId = (body["flow"] as JsonObject ?? throw CloudRequest.InvalidProperty("flow", "is required")).RequiredText("id");
        if (request.Center().Flows.Find(flowId) is not { Deleted: false, Published: not null } flow || !FlowTypes.IsBot(flow.Type))
        {
            throw RefusalException.NotFound("bot flow", flowId);
        }

        var id = Guid.NewGuid().ToString();
        _flows[id] = flowId;
        return Answer.Ok(new JsonObject { ["id"] = id });
    }

    private Answer Turn(ApiRequest request)
    {
        var sessionId = request.Route("sessionId");
        if (!_flows.TryGetValue(sessionId, out var flowId) || request.Center().Flows.Find(flowId) is not { Published: { } version } flow)
        {
            throw RefusalException.NotFound("session", sessionId);
        }

        var body = request.ReadObject();
        var input = body.RequiredText("inputEventType");
        var said = ((body["inputEventUserInput"] as JsonObject)?["alternatives"] as JsonArray)?.FirstOrDefault()?["transcript"]?["text"].Text();
        var intent = said is null ? null : IntentMatch.Rank(version.Content.Facts.Intents, said).Select(match => match.Name).FirstOrDefault();
        var json = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["prompts"] = Prompt(version.Content.Facts.DefaultLanguage, intent is null ? $"Hello, this is {flow.Name}." : $"Thank you. This is about {intent}."),
        };
        if (input == "UserDisconnect")
        {
            json["nextActionType"] = "Disconnect";
            json["nextActionDisconnect"] = new JsonObject { ["reason"] = "TriggeredByUser" };
        }
        else if (intent is not null)
        {
            json["nextActionType"] = "Exit";
            json["nextActionExit"] = new JsonObject { ["reason"] = "TriggeredByFlow", ["activeIntent"] = intent };
        }
        else
        {
            json["nextActionType"] = "WaitForInput";
        }

        return Answer.Ok(json);
    }

    private static Answer Search(ApiRequest request)
    {
        var (ids, name, types) = (request.QueryList("botId"), request.Query("botName"), request.QueryList("botType"));
        var bots = request.Center().Flows.ToList()
            .Where(flow => flow is { Deleted: false, Published: not null } && FlowTypes.IsBot(flow.Type)
                && (ids.Count == 0 || ids.Contains(flow.Id))
                && (types.Count == 0 || types.Contains(BotType(flow)))
                && NameFilter.Matches(flow.Name, name))
            .Select(flow => new JsonObject
            {
                ["id"] = flow.Id,
                ["name"] = flow.Name,
                ["description"] = flow.Description,
                ["botType"] = BotType(flow),
                ["virtualAgentEnabled"] = flow.Published!.Content.Facts.VirtualAgent == true,
                ["selfUri"] = "/api/v2/flows/" + flow.Id,
            });
        return Answer.Ok(new JsonObject { ["entities"] = bots.ToJsonArray() });
    }

    private static string BotType(Flow flow) => flow.Type == "BOT" ? "GenesysBotFlow" : "GenesysDigitalBotFlow";

    private static JsonObject Prompt(string language, string text) => new()
    {
        ["outputLanguage"] = language,
        ["textPrompts"] = new JsonObject { ["segments"] = new JsonArray(new JsonObject { ["type"] = "Text", ["text"] = text }) },
    };
}
