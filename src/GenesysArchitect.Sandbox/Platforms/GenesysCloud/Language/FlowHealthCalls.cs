using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Language;

/// <summary>The health of the language model of a bot.</summary>
internal static class FlowHealthCalls
{
    // With fewer the platform warns.
    private const int EnoughUtterances = 3;

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/flows/{flowId}/versions/{versionId}/health", Read, "architect:flow:view"),
        CloudCall.Of("GET", "/flows/{flowId}/versions/{versionId}/intents/{intentId}/health", ReadIntent, "architect:flow:view"),
    ];

    private static Answer Read(ApiRequest request)
    {
        var (flow, version) = Require(request);
        var language = request.Query("language") ?? version.Content.Facts.DefaultLanguage;
        var model = request.Center().Languages.Of(flow, version);
        return Answer.Ok(new JsonObject
        {
            ["flowVersionInfo"] = new JsonObject
            {
                ["flowVersion"] = CloudJson.AddressableReference(version.Id, $"/api/v2/flows/{flow.Id}/versions/"),
                ["nluDomain"] = CloudJson.AddressableReference(flow.LanguageDomainId!, "/api/v2/languageunderstanding/domains/"),
            },
            ["languageInfo"] = new JsonObject
            {
                [language] = new JsonObject { ["status"] = model.TrainingStatus switch { "Trained" => "Completed", "Error" => "Error", _ => "InProgress" } },
            },
            ["intents"] = version.Content.Facts.Intents.Select(intent => new JsonObject
            {
                ["id"] = intent.Name,
                ["name"] = intent.Name,
                ["languageHealth"] = new JsonObject { [language] = Health(intent) },
                ["selfUri"] = $"/api/v2/flows/{flow.Id}/versions/{version.Id}/intents/{Uri.EscapeDataString(intent.Name)}/health",
            }).ToJsonArray(),
            ["selfUri"] = request.Path,
        });
    }

    private static Answer ReadIntent(ApiRequest request)
    {
        var language = request.RequiredQuery("language");
        var (_, version) = Require(request);
        var id = request.Route("intentId");
        var intent = version.Content.Facts.Intents.FirstOrDefault(intent => intent.Name == id) ?? throw RefusalException.NotFound("intent", id);
        var health = Health(intent);
        health["status"] = "Completed";
        health["utterances"] = new JsonArray();
        return Answer.Ok(new JsonObject
        {
            ["id"] = intent.Name,
            ["name"] = intent.Name,
            ["language"] = language,
            ["health"] = health,
            ["selfUri"] = request.Path,
        });
    }

    private static JsonObject Health(Intent intent)
    {
        var few = intent.Utterances.Count < EnoughUtterances;
        return new JsonObject
        {
            ["overallScore"] = few ? 0.5 : 0.9,
            ["issueCount"] = few ? 1 : 0,
            ["staticValidationResults"] = few ? new JsonArray("TooFewUtterances") : new JsonArray(),
        };
    }

    private static (Flow Flow, FlowVersion Version) Require(ApiRequest request)
    {
        var flow = FlowAccess.Require(request, request.Route("flowId"), withDeleted: false, "architect:flow:view");
        var version = flow.Version(request.Route("versionId")) ?? throw FlowOperations.MissingVersion(flow, request.Route("versionId"));
        return flow.LanguageDomainId is not null
            ? (flow, version)
            : throw new RefusalException(StatusCodes.Status405MethodNotAllowed, "architect.flow.health.not.supported", $"The flow '{flow.Name}' of type {flow.Type} has no language model.");
    }
}
