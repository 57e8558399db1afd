using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>The history of a flow: collected by an operation, and read under the id of that operation.</summary>
internal static class FlowHistoryCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/flows/{flowId}/history", Start, "architect:flow:view"),
        CloudCall.Of("GET", "/flows/{flowId}/history/{historyId}", Read, "architect:flow:view"),
    ];

    private static Answer Start(ApiRequest request)
    {
        var flow = FlowAccess.Require(request, request.Route("flowId"), withDeleted: true, "architect:flow:view");
        return Answer.Ok(CloudJson.Operation(request.Center().Operations.CollectHistory(flow.Id, request.Actor())));
    }

    private static Answer Read(ApiRequest request)
    {
        var flow = FlowAccess.Require(request, request.Route("flowId"), withDeleted: true, "architect:flow:view");
        var id = request.Route("historyId");
        if (request.Center().Operations.History(flow.Id, id) is not { } operation)
        {
            throw new RefusalException(StatusCodes.Status404NotFound, "not.found", $"The history '{id}' does not exist.");
        }

        var actions = request.QueryList("action").Select(action => action.ToUpperInvariant()).ToList();
        var entries = flow.History.Where(entry => actions.Count == 0 || actions.Contains(entry.Action));
        var sorted = request.Query("sortBy") switch
        {
            "action" => entries.OrderBy(entry => entry.Action, StringComparer.Ordinal),
            "user" => entries.OrderBy(entry => entry.By.Name, StringComparer.Ordinal),
            _ => entries.OrderBy(entry => entry.At),
        };
        var ascending = request.Query("sortOrder")?.StartsWith("asc", StringComparison.OrdinalIgnoreCase) == true;
        var page = Listing.Page(request, ascending ? sorted : sorted.Reverse(), entry => Write(flow, entry)).WithoutUris();
        foreach (var (name, value) in CloudJson.Operation(operation))
        {
            page[name] = value?.DeepClone();
        }

        page["name"] = flow.Name;
        page["description"] = flow.Description;
        page["system"] = flow.IsDefault;
        page["started"] = CloudJson.Time(operation.Started);
        if (operation.Complete)
        {
            page["completed"] = CloudJson.Time(operation.Started);
        }
        else
        {
            page["entities"] = new JsonArray();
            page["total"] = 0;
            page["pageCount"] = 1;
        }

        return Answer.Ok(page);
    }

    private static JsonObject Write(Flow flow, HistoryEntry entry)
    {
        var json = new JsonObject
        {
            ["action"] = entry.Action,
            ["resource"] = "/api/v2/flows/" + flow.Id,
            ["timestamp"] = CloudJson.Time(entry.At),
            ["secure"] = flow.Type == "SECURECALL",
        };
        json.SetActor("user", "client", entry.By);
        if (entry.VersionId is { } version)
        {
            json["version"] = version;
        }

        return json;
    }
}
