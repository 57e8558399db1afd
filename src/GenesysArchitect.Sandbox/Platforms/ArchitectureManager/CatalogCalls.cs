using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Flows;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The catalog of flows and their versions in the environments.</summary>
internal static class CatalogCalls
{
    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", "/api/v2/flows", List) { Permissions = [Permission.FlowView] };
        yield return new("GET", "/api/v2/flows/{id}", Read) { Permissions = [Permission.FlowView, Permission.BotFlowRead] };
        yield return new("GET", "/api/v2/flows/{id}/versions", Versions) { Permissions = [Permission.FlowView, Permission.EnvironmentView] };
    }

    private static Answer List(ApiRequest request) => Page.Of(request, request.World.Flows.Listings());

    private static Answer Read(ApiRequest request) => Answer.Ok(request.World.Flows.Listing(request.Route("id")));

    private static Answer Versions(ApiRequest request)
    {
        var id = request.Route("id");
        var flow = request.World.Flows.Find(id) ?? throw RefusalException.NotFound("flow", id);
        return Page.Of(request, [.. flow.Revisions.Select((revision, index) => new JsonObject
        {
            ["id"] = id,
            ["version"] = revision.Version,
            ["environmentId"] = revision.EnvironmentId,
            ["flow"] = Definition(flow, revision, request.Options.Definitions, index),
        })]);
    }

    private static JsonNode Definition(ArchitectFlow flow, FlowRevision revision, DefinitionForm form, int index)
    {
        var definition = flow.Document.DeepClone();
        SetRanges(definition, revision.Ranges);
        var asText = form == DefinitionForm.Text || (form == DefinitionForm.Mixed && index % 2 == 1);
        return asText ? JsonValue.Create(Encoding.UTF8.GetString(JsonText.Write(definition))) : definition;
    }

    private static void SetRanges(JsonNode? node, IReadOnlyDictionary<string, string> ranges)
    {
        if (node is JsonObject block)
        {
            if (block["actionId"].Text() is { } actionId && ranges.TryGetValue(actionId, out var range))
            {
                block["versionRange"] = range;
            }

            foreach (var property in block)
            {
                SetRanges(property.Value, ranges);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                SetRanges(item, ranges);
            }
        }
    }
}
