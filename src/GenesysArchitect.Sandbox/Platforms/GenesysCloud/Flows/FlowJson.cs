using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>Flows and their versions as the platform writes them.</summary>
internal static class FlowJson
{
    // Flows that others call carry the schema of what they take and give.
    private static readonly HashSet<string> WithSchemas = ["COMMONMODULE", "WORKFLOW", "BOT", "DIGITALBOT"];

    private static readonly string[] ModuleCallers = ["INBOUNDCALL", "INQUEUECALL", "OUTBOUNDCALL", "WORKFLOW"];

    internal static JsonObject Write(ApiRequest request, Flow flow, bool withSchemas = false)
    {
        var center = request.Center();
        var json = new JsonObject
        {
            ["id"] = flow.Id,
            ["name"] = flow.Name,
            ["division"] = Division(center, flow.DivisionId),
            ["description"] = flow.Description,
            ["type"] = flow.Type,
            ["active"] = flow.Published is not null,
            ["system"] = flow.IsDefault,
            ["deleted"] = flow.Deleted,
            ["selfUri"] = "/api/v2/flows/" + flow.Id,
        };
        if (flow.Lock is { } held)
        {
            json.SetActor("lockedUser", "lockedClient", held.Holder);
        }

        SetVersion(json, "publishedVersion", flow, flow.Published, center);
        SetVersion(json, "savedVersion", flow, flow.Newest, center);
        SetVersion(json, "checkedInVersion", flow, flow.CheckedIn, center);
        if (flow.PublishedBy is { IsClient: false } publisher)
        {
            json["publishedBy"] = CloudJson.User(publisher);
        }

        if (flow.Operation is { } operation && !(operation.Complete && request.Options.GenesysCloud.HideEndedOperations))
        {
            json["currentOperation"] = CloudJson.Operation(operation);
        }

        if (flow.Newest?.Content is { } content)
        {
            json["supportedLanguages"] = Languages(content);
            if (content.Facts.VirtualAgent is { } virtualAgent)
            {
                json["virtualAgentEnabled"] = virtualAgent;
            }
        }

        if (flow.Type == "COMMONMODULE")
        {
            json["compatibleFlowTypes"] = ModuleCallers.ToJsonArray();
        }

        if (flow.LanguageDomainId is not null && flow.Newest is { } newest)
        {
            json["nluInfo"] = LanguageInfo(center, flow, flow.Published ?? newest);
        }

        if (withSchemas && WithSchemas.Contains(flow.Type))
        {
            json["inputSchema"] = Schema("inputs");
            json["outputSchema"] = Schema("outputs");
        }

        return json;
    }

    internal static JsonObject Write(ContactCenter center, Flow flow, FlowVersion version)
    {
        var self = $"/api/v2/flows/{flow.Id}/versions/{version.Id}";
        var json = new JsonObject
        {
            ["id"] = version.Id,
            ["name"] = version.Id,
            ["commitVersion"] = version.Id,
            ["configurationVersion"] = version.Id,
            ["type"] = version.State.ToString().ToUpperInvariant(),
            ["secure"] = flow.Type == "SECURECALL",
            ["debug"] = false,
            ["configurationUri"] = self + "/configuration",
            ["dateCreated"] = version.Created.ToUnixTimeMilliseconds(),
            ["dateSaved"] = version.Created.ToUnixTimeMilliseconds(),
            ["supportedLanguages"] = Languages(version.Content),
            ["selfUri"] = self,
        };
        json.SetActor("createdBy", "createdByClient", version.CreatedBy);
        if (version.CheckedIn is { } checkedIn)
        {
            json["dateCheckedIn"] = checkedIn.ToUnixTimeMilliseconds();
        }

        // Unlike the others, these two are texts.
        if (version.Published is { } published)
        {
            json["datePublished"] = CloudJson.Time(published);
            json["generationId"] = version.Id;
        }

        if (version.PublishedEnd is { } end)
        {
            json["datePublishedEnd"] = CloudJson.Time(end);
        }

        if (flow.LanguageDomainId is not null)
        {
            json["nluInfo"] = LanguageInfo(center, flow, version);
        }

        return json;
    }

    internal static JsonObject WriteDivisionView(ApiRequest request, Flow flow, bool withSchemas)
    {
        var whole = Write(request, flow, withSchemas);
        var view = new JsonObject();
        foreach (var name in new[] { "id", "name", "division", "type", "description", "inputSchema", "outputSchema", "supportedLanguages", "publishedVersion", "selfUri" })
        {
            if (whole[name] is { } value)
            {
                view[name] = value.DeepClone();
            }
        }

        return view;
    }

    internal static JsonObject LanguageInfo(ContactCenter center, Flow flow, FlowVersion version)
    {
        var language = center.Languages.Of(flow, version);
        var domainUri = "/api/v2/languageunderstanding/domains/" + flow.LanguageDomainId;
        var model = new JsonObject
        {
            ["id"] = language.Id,
            ["language"] = language.Language,
            ["published"] = language.Published is not null,
            ["trainingStatus"] = language.TrainingStatus,
            ["dateCreated"] = CloudJson.Time(language.Created),
            ["selfUri"] = $"{domainUri}/versions/{language.Id}",
        };
        if (language.Trained is { } trained)
        {
            model["dateTrained"] = CloudJson.Time(trained);
        }

        return new JsonObject
        {
            ["domain"] = new JsonObject { ["id"] = flow.LanguageDomainId, ["selfUri"] = domainUri },
            ["version"] = model,
            ["intents"] = language.Intents.Select(intent => new JsonObject { ["name"] = intent.Name }).ToJsonArray(),
            ["engineVersion"] = "3.0",
        };
    }

    internal static JsonObject Division(ContactCenter center, string divisionId) =>
        center.Access.Division(divisionId) is { } division ? CloudJson.Division(division) : new JsonObject { ["id"] = divisionId };

    private static void SetVersion(JsonObject json, string name, Flow flow, FlowVersion? version, ContactCenter center)
    {
        if (version is not null)
        {
            json[name] = Write(center, flow, version);
        }
    }

    private static JsonArray Languages(FlowContent content) => content.Facts.Languages
        .Select(language => new JsonObject { ["language"] = language, ["isDefault"] = language == content.Facts.DefaultLanguage })
        .ToJsonArray();

    private static JsonObject Schema(string title) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-04/schema#",
        ["title"] = title,
        ["type"] = "object",
        ["properties"] = new JsonObject(),
    };
}
