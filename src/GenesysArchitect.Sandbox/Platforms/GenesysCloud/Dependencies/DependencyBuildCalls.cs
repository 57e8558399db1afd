using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Dependencies;

/// <summary>The state of dependency tracking, its rebuild, and the types it knows.</summary>
internal static class DependencyBuildCalls
{
    private const string Root = "/architect/dependencytracking";
    private const string View = "architect:dependencyTracking:view";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", Root + "/build", Status, View),
        CloudCall.Of("POST", Root + "/build", Rebuild, "architect:dependencyTracking:rebuild"),
        CloudCall.Of("GET", Root + "/types", request => Listing.Of(request, DependencyTypes.All, Type), View),
        CloudCall.Of("GET", Root + "/types/{typeId}", ReadType, View),
    ];

    private static Answer Status(ApiRequest request)
    {
        var build = request.Center().DependencyBuild;
        var json = new JsonObject
        {
            ["buildId"] = build.BuildId,
            ["status"] = build.Status,
            ["dateStarted"] = CloudJson.Time(build.Started),
            ["failedObjects"] = new JsonArray(),
            ["selfUri"] = "/api/v2/architect/dependencytracking/build",
        };
        if (build.IsWhole)
        {
            json["dateCompleted"] = CloudJson.Time(build.Completed);
        }

        if (build.By is { } actor)
        {
            json.SetActor("user", "client", actor);
        }

        return Answer.Ok(json);
    }

    private static Answer Rebuild(ApiRequest request)
    {
        request.Center().DependencyBuild.Start(request.Actor());
        return Answer.Empty(StatusCodes.Status202Accepted);
    }

    private static Answer ReadType(ApiRequest request)
    {
        var id = request.Route("typeId").ToUpperInvariant();
        return DependencyTypes.IsKnown(id)
            ? Answer.Ok(Type(id))
            : throw new RefusalException(StatusCodes.Status404NotFound, "architect.dependency.invalid.type", $"'{id}' is not a type of dependency tracking.");
    }

    private static JsonObject Type(string type) => new()
    {
        ["id"] = type,
        ["name"] = type,
        ["versioned"] = DependencyTypes.IsVersioned(type),
        ["selfUri"] = "/api/v2/architect/dependencytracking/types/" + type,
    };
}
