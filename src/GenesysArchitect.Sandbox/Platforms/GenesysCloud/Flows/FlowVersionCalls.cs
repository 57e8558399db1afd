using System.Text;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>The versions of a flow and their configurations.</summary>
internal static class FlowVersionCalls
{
    private const string Versions = "/flows/{flowId}/versions";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/flows/{flowId}/latestconfiguration", LatestConfiguration, "architect:flow:view"),
        CloudCall.Of("GET", Versions, List, "architect:flow:view"),
        CloudCall.Of("POST", Versions, Save, "architect:flow:edit"),
        CloudCall.Of("GET", Versions + "/{versionId}", Read, "architect:flow:view"),
        CloudCall.Of("GET", Versions + "/{versionId}/configuration", Configuration, "architect:flow:view"),
    ];

    private static Answer List(ApiRequest request)
    {
        var flow = Flow(request);
        return Listing.Of(request, flow.Versions.Reverse(), version => FlowJson.Write(request.Center(), flow, version));
    }

    private static Answer Read(ApiRequest request)
    {
        var flow = Flow(request);
        return Answer.Ok(FlowJson.Write(request.Center(), flow, Version(flow, request)));
    }

    private static Answer Configuration(ApiRequest request)
    {
        var flow = Flow(request);
        return Answer.Ok(Version(flow, request).Content.ToConfiguration(flow));
    }

    private static Answer LatestConfiguration(ApiRequest request)
    {
        var flow = Flow(request);
        var newest = flow.Newest ?? throw new RefusalException(StatusCodes.Status404NotFound, "flow.no.config.available", $"The flow '{flow.Name}' has no configuration.");
        return Answer.Ok(newest.Content.ToConfiguration(flow));
    }

    private static Answer Save(ApiRequest request)
    {
        var id = request.Route("flowId");
        var flow = FlowAccess.Require(request, id, withDeleted: false, "architect:flow:edit");
        if (request.OptionalObject() is not { Count: > 0 } configuration)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.flow.data.missing", "The configuration of the flow is missing.");
        }

        var language = flow.Newest?.Content.Facts.DefaultLanguage ?? "en-us";

        // What a client saves cannot be read as YAML: it keeps the references of the version before, and exports as an empty flow.
        var before = flow.Newest;
        var content = new FlowContent(before is null ? () => FlowText.Empty(flow.Type, flow.Name, language) : () => before.Content.Yaml, before?.Content.Facts)
        {
            Configuration = Encoding.UTF8.GetString(JsonText.Write(configuration)),
        };
        var draft = request.Center().Edits.SaveDraft(id, content, request.Actor());
        return Answer.Ok(FlowJson.Write(request.Center(), flow, draft));
    }

    private static Flow Flow(ApiRequest request) =>
        FlowAccess.Require(request, request.Route("flowId"), request.QueryFlag("deleted") == true, "architect:flow:view");

    private static FlowVersion Version(Flow flow, ApiRequest request) =>
        flow.Version(request.Route("versionId")) ?? throw FlowOperations.MissingVersion(flow, request.Route("versionId"));
}
