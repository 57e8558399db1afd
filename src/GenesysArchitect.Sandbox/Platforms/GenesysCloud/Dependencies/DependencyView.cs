using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Dependencies;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Dependencies;

/// <summary>Objects and their dependencies as dependency tracking writes them.</summary>
internal sealed class DependencyView(ContactCenter center)
{
    /// <summary>An object that is tracked: a version of a flow, or another object.</summary>
    internal sealed record Tracked(string Type, string Id, string Name, string? Version);

    /// <summary>The tracked object of a type and id.</summary>
    /// <exception cref="RefusalException">There is none, or it was deleted.</exception>
    internal Tracked Require(string type, string id, string? versionId)
    {
        if (FlowTypes.FromDependencyType(type) is { } flowType)
        {
            if (center.Flows.Find(id) is not { } flow || flow.Type != flowType)
            {
                throw NotFound(type, id);
            }

            // Refuses a deleted flow.
            _ = center.Flows.Require(id);
            var version = versionId is null ? flow.Published ?? flow.Newest : flow.Version(versionId);
            return version is null ? throw NotFound(type, id) : new Tracked(type, flow.Id, flow.Name, version.Id);
        }

        if (type == ObjectKind.Division && center.Access.Division(id) is { } division)
        {
            return new Tracked(type, division.Id, division.Name, Version: null);
        }

        return center.Objects.Find(type, id) is { } item ? new Tracked(type, item.Id, item.Name, Version: null) : throw NotFound(type, id);
    }

    internal IReadOnlyList<ResolvedReference> Consumed(Tracked tracked)
    {
        if (tracked.Version is not null && center.Flows.Find(tracked.Id) is { } flow && flow.Version(tracked.Version) is { } version)
        {
            return center.Dependencies.UsedBy(flow, version);
        }

        return center.Objects.Find(tracked.Type, tracked.Id) is { } item
            ? [.. item.UsedIds.Distinct().Select(Reference).OfType<ResolvedReference>()]
            : [];
    }

    internal static JsonObject Write(Tracked tracked) => Write(tracked.Type, tracked.Id, tracked.Name, tracked.Version, deleted: false, updated: false);

    /// <summary>A dependency of a version of a flow that was published at a moment: later changes of it are marked.</summary>
    internal JsonObject Write(ResolvedReference reference, DateTimeOffset? since)
    {
        var (exists, modified, name) = Look(reference);
        return Write(reference.Kind, reference.Id, name ?? reference.Name, reference.Version, !exists, exists && since is { } moment && modified > moment);
    }

    internal static JsonObject Write(Consumer consumer) => Write(consumer.Kind, consumer.Id, consumer.Name, consumer.Version, deleted: false, updated: false);

    internal DateTimeOffset? PublishedAt(Tracked tracked) =>
        tracked.Version is not null ? center.Flows.Find(tracked.Id)?.Version(tracked.Version)?.Published : null;

    private static JsonObject Write(string type, string id, string name, string? version, bool deleted, bool updated)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = type,
            ["deleted"] = deleted,
            ["updated"] = updated,
            ["stateUnknown"] = false,
            ["selfUri"] = $"/api/v2/architect/dependencytracking/object?id={Uri.EscapeDataString(id)}&objectType={type}{(version is null ? string.Empty : $"&version={version}")}",
        };
        if (version is not null)
        {
            json["version"] = version;
        }

        return json;
    }

    private (bool Exists, DateTimeOffset Modified, string? Name) Look(ResolvedReference reference)
    {
        if (FlowTypes.FromDependencyType(reference.Kind) is not null)
        {
            var flow = center.Flows.Find(reference.Id);
            return (flow is { Deleted: false }, flow?.Published?.Published ?? default, flow?.Name);
        }

        if (reference.Kind == ObjectKind.Division)
        {
            return (true, default, center.Access.Division(reference.Id)?.Name);
        }

        var item = center.Objects.Find(reference.Kind, reference.Id);
        return (item is { State: not "deleted" }, item?.Modified ?? default, item?.Name);
    }

    private ResolvedReference? Reference(string id)
    {
        if (center.Flows.Find(id) is { } flow)
        {
            return new ResolvedReference(FlowTypes.DependencyType(flow.Type), flow.Id, flow.Name, flow.Published?.Id);
        }

        return DependencyTypes.All.Select(type => center.Objects.Find(type, id)).FirstOrDefault(item => item is not null) is { } found
            ? new ResolvedReference(found.Kind, found.Id, found.Name)
            : null;
    }

    private static RefusalException NotFound(string type, string id) =>
        new(StatusCodes.Status404NotFound, "architect.dependency.object.not.found", $"The {type} with id '{id}' could not be found in the dependency tracking.")
        {
            Parameters = new Dictionary<string, string> { ["id"] = id, ["type"] = type },
        };
}
