using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>One flow: reading, creating, renaming, deleting.</summary>
internal static class CloudFlowCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("POST", "/flows", Create, "architect:flow:add"),
        CloudCall.Of("DELETE", "/flows", DeleteMany, "architect:flow:delete"),
        CloudCall.Of("GET", "/flows/{flowId}", Read, "architect:flow:view"),
        CloudCall.Of("PUT", "/flows/{flowId}", Update, "architect:flow:edit"),
        CloudCall.Of("DELETE", "/flows/{flowId}", Delete, "architect:flow:delete"),
    ];

    private static Answer Read(ApiRequest request)
    {
        var flow = FlowAccess.Require(request, request.Route("flowId"), request.QueryFlag("deleted") == true, "architect:flow:view");
        return Answer.Ok(FlowJson.Write(request, flow, withSchemas: true));
    }

    private static Answer Create(ApiRequest request)
    {
        var body = request.ReadObject();
        var name = body.OptionalText("name");
        FlowNames.Check(name);
        if (body.OptionalText("type") is not { Length: > 0 } type)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.flow.validate.failed.missing.type", "The flow type is missing.");
        }

        if (!FlowTypes.IsKnown(type.ToUpperInvariant()))
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.flow.validate.failed", $"The flow type '{type}' is not known.");
        }

        var divisionId = DivisionId(request, body) ?? request.Center().Access.Home.Id;
        FlowAccess.RequirePermission(request, divisionId, "architect:flow:add");
        var flow = request.Center().Edits.Create(type.ToUpperInvariant(), name!, body.OptionalText("description"), divisionId, request.Actor());
        return Answer.Ok(FlowJson.Write(request, flow));
    }

    private static Answer Update(ApiRequest request)
    {
        var id = request.Route("flowId");
        var flow = FlowAccess.Require(request, id, withDeleted: false, "architect:flow:edit");
        var body = request.ReadObject();
        if (body.OptionalText("type") is { } type && !type.Equals(flow.Type, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.flow.validate.failed", $"The type of a flow cannot be changed: '{flow.Name}' is of type {flow.Type}.");
        }

        var name = body.OptionalText("name");
        FlowNames.Check(name);
        return Answer.Ok(FlowJson.Write(request, request.Center().Edits.Update(id, name!, body.OptionalText("description"), DivisionId(request, body), request.Actor())));
    }

    private static Answer Delete(ApiRequest request)
    {
        var id = request.Route("flowId");
        _ = FlowAccess.Require(request, id, withDeleted: false, "architect:flow:delete");
        request.Center().Operations.Delete(id, request.Actor());
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static Answer DeleteMany(ApiRequest request)
    {
        _ = request.RequiredQuery("id");
        return Answer.Ok(CloudJson.Operation(request.Center().Operations.DeleteMany([.. request.QueryList("id").Distinct(StringComparer.OrdinalIgnoreCase)], request.Actor())));
    }

    private static string? DivisionId(ApiRequest request, JsonObject body)
    {
        if (body["division"] is not JsonObject division || division["id"].Text() is not { } id)
        {
            return null;
        }

        return request.Center().Access.Division(id)?.Id
            ?? throw new RefusalException(StatusCodes.Status400BadRequest, "architect.object.validate.failed.value", $"The division '{id}' does not exist.");
    }
}
