using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Data actions and what they need in turn.</summary>
internal static class ActionCalls
{
    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", "/api/v2/integrations/actions/{id}", Read) { Permissions = [Permission.IntegrationView] };
    }

    private static Answer Read(ApiRequest request)
    {
        var id = request.Route("id");
        var action = request.World.Actions.Find(id) ?? throw RefusalException.NotFound("data action", id);
        var json = new JsonObject { ["id"] = action.Id, ["name"] = action.Name, ["versions"] = action.Versions.ToJsonArray() };
        if (action.Dependencies.Count > 0)
        {
            json["dependencies"] = action.Dependencies
                .Select(need => new JsonObject { ["actionId"] = need.ActionId, ["versionRange"] = need.VersionRange })
                .ToJsonArray();
        }

        return Answer.Ok(json);
    }
}
