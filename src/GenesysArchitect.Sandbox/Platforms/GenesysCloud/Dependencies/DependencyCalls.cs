using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Dependencies;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Dependencies;

/// <summary>Who uses what. While the tracking is rebuilt the answers are the same with 206.</summary>
internal static class DependencyCalls
{
    private const string Root = "/architect/dependencytracking";
    private const string View = "architect:dependencyTracking:view";

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", Root, Search, View),
        CloudCall.Of("GET", Root + "/consumedresources", Consumed, View),
        CloudCall.Of("GET", Root + "/consumingresources", Consuming, View),
        CloudCall.Of("GET", Root + "/object", Object, View),
        CloudCall.Of("GET", Root + "/deletedresourceconsumers", request => ConsumersOfChanged(request, "deleted"), View),
        CloudCall.Of("GET", Root + "/updatedresourceconsumers", request => ConsumersOfChanged(request, "updated"), View),
    ];

    private static Answer Consumed(ApiRequest request)
    {
        var (id, type) = (request.RequiredQuery("id"), ObjectType(request));
        var version = request.RequiredQuery("version");
        var view = new DependencyView(request.Center());
        var tracked = view.Require(type, id, version);
        var wanted = Types(request, "resourceType");
        var since = view.PublishedAt(tracked);
        return Listing.Of(
            request,
            view.Consumed(tracked).Where(reference => wanted.Count == 0 || wanted.Contains(reference.Kind)),
            reference => view.Write(reference, since),
            Status(request));
    }

    private static Answer Consuming(ApiRequest request)
    {
        var (id, type) = (request.RequiredQuery("id"), ObjectType(request));
        var view = new DependencyView(request.Center());
        var tracked = view.Require(type, id, request.Query("version"));
        return Listing.Of(request, Consumers(request, tracked, Types(request, "resourceType")), DependencyView.Write, Status(request));
    }

    private static Answer Object(ApiRequest request)
    {
        var id = request.RequiredQuery("id");
        var view = new DependencyView(request.Center());
        var type = request.Query("objectType") is null ? TypeOf(request, id) : ObjectType(request);
        var tracked = view.Require(type, id, request.Query("version"));
        return Answer.Json(Status(request), Write(request, view, tracked));
    }

    private static Answer Search(ApiRequest request)
    {
        if (request.Query("name") is not { } name)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "architect.dependency.object.name.not.specified", "Query parameter 'name' is missing or empty");
        }

        var types = Types(request, "objectType");
        var view = new DependencyView(request.Center());
        return Listing.Of(request, Tracked(request, types).Where(tracked => NameFilter.Matches(tracked.Name, name)), tracked => Write(request, view, tracked), Status(request));
    }

    private static Answer ConsumersOfChanged(ApiRequest request, string change)
    {
        var types = Types(request, "objectType");
        var view = new DependencyView(request.Center());
        var name = request.Query("name");
        var consumers = request.Center().Flows.ToList()
            .Where(flow => flow is { Deleted: false, Published: not null } && FlowTypes.IsTracked(flow.Type) && NameFilter.Matches(flow.Name, name))
            .Select(flow => new DependencyView.Tracked(FlowTypes.DependencyType(flow.Type), flow.Id, flow.Name, flow.Published!.Id))
            .Where(tracked => (types.Count == 0 || types.Contains(tracked.Type))
                && view.Consumed(tracked).Any(reference => view.Write(reference, view.PublishedAt(tracked))[change]!.GetValue<bool>()));
        return Listing.Of(
            request,
            consumers,
            tracked =>
            {
                var json = DependencyView.Write(tracked);
                if (request.QueryFlag("consumedResources") == true)
                {
                    json["consumedResources"] = view.Consumed(tracked)
                        .Select(reference => view.Write(reference, view.PublishedAt(tracked)))
                        .Where(reference => reference[change]!.GetValue<bool>())
                        .ToJsonArray();
                }

                return json;
            },
            Status(request));
    }

    private static JsonObject Write(ApiRequest request, DependencyView view, DependencyView.Tracked tracked)
    {
        var json = DependencyView.Write(tracked);
        if (request.QueryFlag("consumedResources") == true)
        {
            var wanted = Types(request, "consumedResourceType");
            json["consumedResources"] = view.Consumed(tracked)
                .Where(reference => wanted.Count == 0 || wanted.Contains(reference.Kind))
                .Select(reference => view.Write(reference, view.PublishedAt(tracked)))
                .ToJsonArray();
        }

        if (request.QueryFlag("consumingResources") == true)
        {
            json["consumingResources"] = Consumers(request, tracked, Types(request, "consumingResourceType")).Select(DependencyView.Write).ToJsonArray();
        }

        return json;
    }

    private static IEnumerable<Consumer> Consumers(ApiRequest request, DependencyView.Tracked tracked, IReadOnlyList<string> types)
    {
        var filter = request.Query("flowFilter");
        if (filter is not (null or "checkedIn" or "published"))
        {
            throw CloudRequest.InvalidParameter("flowFilter", filter);
        }

        // Of each flow the newest version, or the one in use.
        return request.Center().Dependencies.UsersOf(tracked.Type, tracked.Id)
            .Where(consumer => (types.Count == 0 || types.Contains(consumer.Kind))
                && (filter != "published" || consumer.IsPublished))
            .DistinctBy(consumer => filter == "published" ? (consumer.Id, string.Empty) : (consumer.Id, consumer.IsPublished ? string.Empty : consumer.Version ?? string.Empty));
    }

    private static IEnumerable<DependencyView.Tracked> Tracked(ApiRequest request, IReadOnlyList<string> types)
    {
        var center = request.Center();
        var flows = center.Flows.ToList()
            .Where(flow => !flow.Deleted && FlowTypes.IsTracked(flow.Type))
            .Select(flow => new DependencyView.Tracked(FlowTypes.DependencyType(flow.Type), flow.Id, flow.Name, (flow.Published ?? flow.Newest)?.Id));
        var objects = DependencyTypes.All.SelectMany(center.Objects.ToList)
            .Select(item => new DependencyView.Tracked(item.Kind, item.Id, item.Name, Version: null));
        return flows.Concat(objects).Where(tracked => types.Count == 0 || types.Contains(tracked.Type));
    }

    private static string TypeOf(ApiRequest request, string id) =>
        Tracked(request, []).FirstOrDefault(tracked => tracked.Id == id)?.Type
        ?? throw new RefusalException(StatusCodes.Status404NotFound, "architect.dependency.object.not.found", $"The object with id '{id}' could not be found in the dependency tracking.");

    private static string ObjectType(ApiRequest request) => CheckType(request.RequiredQuery("objectType"));

    private static IReadOnlyList<string> Types(ApiRequest request, string name) => [.. request.QueryList(name).Select(CheckType)];

    private static string CheckType(string type) => DependencyTypes.IsKnown(type.ToUpperInvariant())
        ? type.ToUpperInvariant()
        : throw new RefusalException(StatusCodes.Status400BadRequest, "architect.dependency.object.invalid.type", $"'{type}' is not a type of dependency tracking.");

    private static int Status(ApiRequest request) =>
        request.Center().DependencyBuild.IsWhole ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
}
