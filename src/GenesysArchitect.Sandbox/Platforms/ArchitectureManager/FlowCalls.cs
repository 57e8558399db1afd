using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Flows;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Reading and changing flows.</summary>
internal static class FlowCalls
{
    private const string Flows = "/api/v2/architect/flows";

    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", Flows + "/{id}", Read) { Permissions = [Permission.FlowRead] };
        yield return new("POST", Flows, Create) { Permissions = [Permission.FlowWrite] };
        yield return new("PATCH", Flows + "/{id}", Change) { Permissions = [Permission.FlowWrite] };
    }

    private static Answer Read(ApiRequest request)
    {
        var id = request.Route("id");
        var flow = request.World.Flows.Find(id) ?? throw RefusalException.NotFound("flow", id);
        return Answer.Ok(flow.Document);
    }

    private static Answer Create(ApiRequest request)
    {
        var document = request.ReadObject();
        FlowDocument.Check(document, stateBefore: null);
        return Answer.Json(StatusCodes.Status201Created, request.World.Flows.Create(document));
    }

    private static Answer Change(ApiRequest request) =>
        Answer.Json(request.Options.FlowChangeStatus, request.World.Flows.Patch(request.Route("id"), request.ReadObject()));
}
