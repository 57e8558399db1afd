using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>Skills, at the address of today and at that of older hosts.</summary>
internal static class SkillCalls
{
    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", "/api/v2/routing/skills/{id}", ReadRouting) { Permissions = [Permission.SkillsRead] };
        yield return new("GET", "/api/v2/skills/{id}", Read) { Permissions = [Permission.SkillsRead] };
    }

    private static Answer ReadRouting(ApiRequest request) =>
        request.Options.OlderSkillAddressOnly ? throw RefusalException.NoSuchCall() : Read(request);

    private static Answer Read(ApiRequest request)
    {
        var id = request.Route("id");
        var skill = request.World.Skills.Find(id) ?? throw RefusalException.NotFound("skill", id);
        return Answer.Ok(new JsonObject { ["id"] = skill.Id, ["name"] = skill.Name, ["state"] = skill.State });
    }
}
