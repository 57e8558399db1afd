using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;

/// <summary>Data actions and their categories. Their names are not unique, not even in a category.</summary>
internal static class DataActionCalls
{
    private const string Actions = "/integrations/actions";
    private static readonly string[] View = ["integrations:action:view", "bridge:actions:view"];

    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.OfAny("GET", Actions, List, View),
        CloudCall.Of("POST", Actions, Add, "integrations:action:add"),
        CloudCall.OfAny("GET", Actions + "/categories", Categories, View),
        CloudCall.OfAny("GET", Actions + "/{actionId}", Read, View),
        CloudCall.Of("PATCH", Actions + "/{actionId}", Update, "integrations:action:edit"),
        CloudCall.Of("DELETE", Actions + "/{actionId}", Delete, "integrations:action:delete"),
    ];

    private static Answer List(ApiRequest request)
    {
        var (ids, name, category, secure) = (request.QueryList("ids"), request.Query("name"), request.Query("category"), request.QueryFlag("secure"));
        var withConfig = request.QueryFlag("includeConfig") == true;
        var actions = Sorted(request)
            .Where(action => (ids.Count == 0 || ids.Contains(action.Id))
                && NameFilter.Matches(action.Name, name)
                && (category is null || action.Category?.Equals(category, StringComparison.OrdinalIgnoreCase) == true)
                && (secure is null || IsSecure(action) == secure));
        return Listing.Of(request, actions, action => Write(action, withConfig, withContract: false));
    }

    private static Answer Categories(ApiRequest request)
    {
        var categories = Sorted(request).Select(action => action.Category!).Distinct().Order(StringComparer.Ordinal);
        return Answer.Ok(Listing.Page(request, categories, category => new JsonObject { ["name"] = category }).WithoutUris());
    }

    private static Answer Read(ApiRequest request) =>
        Answer.Ok(Write(Require(request), request.QueryFlag("includeConfig") == true, request.QueryList("expand").Contains("contract")));

    private static Answer Add(ApiRequest request)
    {
        var body = request.ReadObject();
        var action = new NamedObject
        {
            Kind = ObjectKind.DataAction,
            Id = $"custom_-_{Guid.NewGuid()}",
            Name = body.RequiredText("name"),
            Category = body.RequiredText("category"),
            Properties = new JsonObject
            {
                ["integration"] = new JsonObject { ["id"] = body.RequiredText("integrationId") },
                ["secure"] = body["secure"]?.GetValue<bool>() ?? false,
                ["requestUrlTemplate"] = body["config"]?["request"]?["requestUrlTemplate"].Text() ?? string.Empty,
                ["requestType"] = body["config"]?["request"]?["requestType"].Text() ?? "GET",
            },
        };
        return Answer.Ok(Write(request.Center().Objects.Put(action), withConfig: true, withContract: true));
    }

    private static Answer Update(ApiRequest request)
    {
        var action = Require(request);
        var body = request.ReadObject();
        if (!(body["version"] is JsonValue value && value.TryGetValue(out int version) && version == action.Version))
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "bad.request", $"Supplied version {body["version"]} does not match the current version {action.Version}");
        }

        var changed = action with
        {
            Name = body.OptionalText("name") ?? action.Name,
            Category = body.OptionalText("category") ?? action.Category,
            Version = action.Version + 1,
        };
        return Answer.Ok(Write(request.Center().Objects.Put(changed), withConfig: true, withContract: true));
    }

    private static Answer Delete(ApiRequest request)
    {
        request.Center().Objects.Remove(ObjectKind.DataAction, Require(request).Id);
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static NamedObject Require(ApiRequest request)
    {
        var id = request.Route("actionId");
        return request.Center().Objects.Find(ObjectKind.DataAction, id) ?? throw RefusalException.NotFound("action", id);
    }

    private static IEnumerable<NamedObject> Sorted(ApiRequest request)
    {
        var actions = request.Center().Objects.ToList(ObjectKind.DataAction);
        var sorted = request.Query("sortBy") == "name" ? actions.OrderBy(action => action.Name, StringComparer.OrdinalIgnoreCase) : actions.AsEnumerable();
        return request.Query("sortOrder")?.StartsWith("desc", StringComparison.OrdinalIgnoreCase) == true ? sorted.Reverse() : sorted;
    }

    private static bool IsSecure(NamedObject action) => action.Properties["secure"]?.GetValue<bool>() == true;

    private static JsonObject Write(NamedObject action, bool withConfig, bool withContract)
    {
        var self = $"/api/v2/integrations/actions/{action.Id}";
        var json = new JsonObject
        {
            ["id"] = action.Id,
            ["name"] = action.Name,
            ["integrationId"] = action.Properties["integration"]?["id"].Text(),
            ["category"] = action.Category,
            ["version"] = action.Version,
            ["secure"] = IsSecure(action),
            ["contract"] = new JsonObject
            {
                ["input"] = withContract ? new JsonObject { ["inputSchema"] = Schema() } : new JsonObject { ["inputSchemaUri"] = self + "/schemas/input.json" },
                ["output"] = withContract ? new JsonObject { ["successSchema"] = Schema() } : new JsonObject { ["successSchemaUri"] = self + "/schemas/success.json" },
            },
            ["selfUri"] = self,
        };
        if (withConfig)
        {
            json["config"] = new JsonObject
            {
                ["request"] = new JsonObject
                {
                    ["requestUrlTemplate"] = action.Properties["requestUrlTemplate"].Text(),
                    ["requestTemplateUri"] = self + "/templates/requesttemplate.vm",
                    ["requestType"] = action.Properties["requestType"].Text(),
                    ["headers"] = new JsonObject(),
                },
                ["response"] = new JsonObject
                {
                    ["translationMap"] = new JsonObject(),
                    ["translationMapDefaults"] = new JsonObject(),
                    ["successTemplateUri"] = self + "/templates/successtemplate.vm",
                },
            };
        }

        return json;
    }

    private static JsonObject Schema() => new()
    {
        ["$schema"] = "http://json-schema.org/draft-04/schema#",
        ["type"] = "object",
        ["properties"] = new JsonObject(),
    };
}
