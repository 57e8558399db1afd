using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>Reading and changing the objects of a kind.</summary>
internal sealed class ObjectCalls(ObjectRoutes routes)
{
    private static readonly HashSet<string> ViewProperties = ["id", "name", "division", "selfUri"];

    internal static IEnumerable<ApiCall> All() => ObjectTable.All.SelectMany(each => new ObjectCalls(each).Own());

    private IEnumerable<ApiCall> Own()
    {
        string[] view = routes.Entity is null ? [] : [routes.Entity + ":view"];
        yield return CloudCall.Of("GET", routes.Path, List, view);
        yield return CloudCall.Of("GET", routes.Path + "/{objectId}", Read, view);
        if (routes.HasDivisionViews)
        {
            yield return CloudCall.Of("GET", routes.Path + "/divisionviews", ListViews, routes.Entity + ":search");
        }

        if (routes.Kind == ObjectKind.Queue)
        {
            yield return CloudCall.Of("GET", routes.Path + "/divisionviews/all", List, "routing:queue:search");
        }

        if (routes.Kind == ObjectKind.Script)
        {
            yield return CloudCall.Of("GET", routes.Path + "/published", List, "scripter:publishedScript:view");
        }

        if (routes.CanAdd)
        {
            yield return CloudCall.OfAny("POST", routes.Path, Add, Or(routes.AddPermissions, "add"));
        }

        if (routes.CanEdit)
        {
            yield return CloudCall.Of("PUT", routes.Path + "/{objectId}", Update, routes.Entity + ":edit");
        }

        if (routes.DeleteStatus is not null)
        {
            yield return CloudCall.OfAny("DELETE", routes.Path + "/{objectId}", Delete, Or(routes.DeletePermissions, "delete"));
        }
    }

    private Answer List(ApiRequest request)
    {
        var page = Listing.Page(request, Matching(request), item => ObjectJson.Write(request.Center(), routes, item));
        if (routes.IsUnnumbered)
        {
            foreach (var name in new[] { "pageSize", "pageNumber", "total", "pageCount", "firstUri", "lastUri" })
            {
                page.Remove(name);
            }
        }

        return Answer.Ok(page);
    }

    // A view for those who may only search has the identity of an object alone, but for queues and wrap-up codes.
    private Answer ListViews(ApiRequest request) => Listing.Of(request, Matching(request), item =>
    {
        var whole = ObjectJson.Write(request.Center(), routes, item);
        return routes.Kind is ObjectKind.Queue or ObjectKind.WrapUpCode
            ? whole
            : new JsonObject(whole.Where(property => ViewProperties.Contains(property.Key)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
    });

    private IEnumerable<NamedObject> Matching(ApiRequest request)
    {
        var (ids, divisions, names) = (request.QueryList("id"), request.QueryList("divisionId").Concat(request.QueryList("divisionIds")).ToList(), request.Query("name"));
        var (description, either) = (request.Query("description"), request.Query("nameOrDescription"));
        var state = request.Query("state");
        var items = request.Center().Objects.ToList(routes.Kind)
            .Where(item => (item.State != "deleted" || state == "deleted")
                && (ids.Count == 0 || ids.Contains(item.Id))
                && (divisions.Count == 0 || (item.DivisionId is { } division && divisions.Contains(division)))
                && NameFilter.Matches(item.Name, names)
                && NameFilter.Matches(item.Properties["description"].Text() ?? string.Empty, description)
                && (either is null || NameFilter.Matches(item.Name, either) || NameFilter.Matches(item.Properties["description"].Text() ?? string.Empty, either))
                && Uses(item, "dnis", request.Query("dnis")) && Uses(item, "scheduleGroup", request.Query("scheduleGroup")));
        var sorted = request.Query("sortBy") switch
        {
            "id" => items,
            _ => items.OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Id, StringComparer.Ordinal),
        };
        return request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true ? sorted.Reverse() : sorted;
    }

    private static bool Uses(NamedObject item, string property, string? value) => value is null || item.Properties[property] switch
    {
        JsonArray numbers => numbers.Any(number => number.Text() == value),
        JsonObject reference => reference["id"].Text() == value,
        _ => false,
    };

    private Answer Read(ApiRequest request) => Answer.Ok(ObjectJson.Write(request.Center(), routes, Require(request)));

    private Answer Add(ApiRequest request)
    {
        var body = request.ReadObject();
        var name = body.RequiredText("name");
        RequireFree(request, name, body, except: null);
        var division = DivisionId(request, body);
        return Answer.Ok(ObjectJson.Write(request.Center(), routes, request.Center().Objects.Put(new NamedObject
        {
            Kind = routes.Kind,
            Id = Guid.NewGuid().ToString(),
            Name = name,
            DivisionId = routes.Kind == ObjectKind.Language ? null : division ?? request.Center().Access.Home.Id,
            Properties = Properties(body),
        })));
    }

    private Answer Update(ApiRequest request)
    {
        var item = Require(request);
        var body = request.ReadObject();
        var name = body.RequiredText("name");
        if (routes.IsLocked && body["version"] is JsonValue stated && !(stated.TryGetValue(out int version) && version == item.Version))
        {
            throw new RefusalException(request.Options.GenesysCloud.VersionConflictStatus, "general.conflict", $"The version {stated} of '{item.Name}' does not match the current version {item.Version}.");
        }

        RequireFree(request, name, body, item.Id);
        var changed = request.Center().Objects.Put(item with
        {
            Name = name,
            DivisionId = DivisionId(request, body) ?? item.DivisionId,
            Properties = Properties(body),
            Version = item.Version + 1,
        });

        // Changing an outcome is an operation, of which the answer says that it is done.
        return routes.Kind == ObjectKind.Outcome
            ? Answer.Ok(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["complete"] = true, ["actionName"] = "UPDATE", ["actionStatus"] = "SUCCESS", ["client"] = CloudJson.Client(request.Actor()) })
            : Answer.Ok(ObjectJson.Write(request.Center(), routes, changed));
    }

    private Answer Delete(ApiRequest request)
    {
        var item = Require(request);
        if (routes.Kind is ObjectKind.Schedule or ObjectKind.ScheduleGroup
            && request.Center().Objects.Using(item.Id).FirstOrDefault() is { } user)
        {
            throw RefusalException.Conflict("general.conflict", $"'{item.Name}' is used by '{user.Name}' and cannot be deleted.");
        }

        if (routes.HasState)
        {
            request.Center().Objects.Put(item with { State = "deleted", Version = item.Version + 1 });
        }
        else
        {
            request.Center().Objects.Remove(routes.Kind, item.Id);
        }

        return routes.Kind == ObjectKind.Milestone ? Answer.Ok(new JsonObject()) : Answer.Empty(routes.DeleteStatus!.Value);
    }

    private NamedObject Require(ApiRequest request)
    {
        var id = request.Route("objectId");
        return request.Center().Objects.Find(routes.Kind, id) ?? throw RefusalException.NotFound(routes.Path[(routes.Path.LastIndexOf('/') + 1)..].TrimEnd('s'), id);
    }

    private void RequireFree(ApiRequest request, string name, JsonObject body, string? except)
    {
        var others = request.Center().Objects.ToList(routes.Kind).Where(item => item.State != "deleted" && item.Id != except).ToList();
        if (others.Exists(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw RefusalException.Conflict("general.conflict", $"An object with the name '{name}' already exists.");
        }

        // Numbers are unique in the organization.
        if (routes.Kind == ObjectKind.Ivr && body["dnis"] is JsonArray numbers)
        {
            foreach (var number in numbers.Select(each => each.Text() ?? string.Empty))
            {
                if (!(number.StartsWith('+') && number.Length is > 4 and < 17 && number.Skip(1).All(char.IsAsciiDigit)))
                {
                    throw new RefusalException(StatusCodes.Status400BadRequest, "general.bad.request", $"'{number}' is not a number in E.164 form.");
                }

                if (others.Find(item => Uses(item, "dnis", number)) is { } other)
                {
                    throw new RefusalException(StatusCodes.Status400BadRequest, "general.bad.request", $"The number {number} is used by '{other.Name}'.");
                }
            }
        }
    }

    private static string? DivisionId(ApiRequest request, JsonObject body) => (body["division"] as JsonObject)?["id"].Text() is not { } id
        ? null
        : request.Center().Access.Division(id)?.Id ?? throw CloudRequest.InvalidProperty("division", "is not a division of the organization");

    private JsonObject Properties(JsonObject body) =>
        new(body.Where(property => property.Value is not null && routes.Properties.Contains(property.Key)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    private string[] Or(IReadOnlyList<string> permissions, string action) => permissions.Count > 0 ? [.. permissions] : [routes.Entity + ":" + action];
}
