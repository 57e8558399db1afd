using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>Checkout, check-in and the other actions on a flow, which is named by the query parameter <c>flow</c>.</summary>
internal static class FlowActionCalls
{
    private const string Edit = "architect:flow:edit";
    private const string Unlock = "architect:flow:unlock";
    private const string PublishFlow = "architect:flow:publish";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.OfAny("POST", "/flows/actions/checkin", CheckIn, Edit, Unlock),
        CloudCall.Of("POST", "/flows/actions/checkout", CheckOut, Edit),
        CloudCall.Of("POST", "/flows/actions/deactivate", Deactivate, PublishFlow),
        CloudCall.OfAny("POST", "/flows/actions/publish", Publish, Unlock, PublishFlow),
        CloudCall.Of("POST", "/flows/actions/revert", Revert, Edit),
        CloudCall.Of("POST", "/flows/actions/unlock", ReleaseLock, Unlock),
    ];

    private static Answer CheckIn(ApiRequest request)
    {
        var id = FlowId(request, Edit, Unlock);
        var flow = request.Center().Flows.Require(id);
        var mayUnlock = request.Client.Holds(Unlock, flow.DivisionId);
        return Answer.Ok(CloudJson.Operation(request.Center().Operations.CheckIn(id, request.Actor(), mayUnlock)));
    }

    private static Answer CheckOut(ApiRequest request) =>
        Answer.Ok(FlowJson.Write(request, request.Center().Edits.CheckOut(FlowId(request, Edit), request.Actor())));

    private static Answer Deactivate(ApiRequest request) =>
        Answer.Ok(FlowJson.Write(request, request.Center().Operations.Deactivate(FlowId(request, PublishFlow), request.Actor())));

    private static Answer Publish(ApiRequest request)
    {
        var operation = request.Center().Operations.Publish(FlowId(request, Unlock, PublishFlow), request.Query("version"), request.Actor());
        return request.Options.GenesysCloud.EmptyPublishAnswer
            ? Answer.Empty(StatusCodes.Status202Accepted)
            : Answer.Ok(CloudJson.Operation(operation));
    }

    private static Answer Revert(ApiRequest request) =>
        Answer.Ok(FlowJson.Write(request, request.Center().Edits.Revert(FlowId(request, Edit), request.Actor())));

    private static Answer ReleaseLock(ApiRequest request) =>
        Answer.Ok(FlowJson.Write(request, request.Center().Edits.Unlock(FlowId(request, Unlock), request.Actor())));

    private static string FlowId(ApiRequest request, params string[] permissions)
    {
        var id = request.RequiredQuery("flow");
        return FlowAccess.Require(request, id, withDeleted: false, permissions).Id;
    }
}
