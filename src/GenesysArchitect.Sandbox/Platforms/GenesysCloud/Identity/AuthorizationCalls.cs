using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Identity;

/// <summary>The grants of the caller, and the divisions.</summary>
internal static class AuthorizationCalls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/authorization/subjects/me", Subject),
        CloudCall.Of("GET", "/authorization/divisionspermitted/me", Permitted),
        CloudCall.Of("GET", "/authorization/divisionspermitted/paged/me", request => PermittedPage(request, request.Client)),
        CloudCall.Of("GET", "/authorization/divisionspermitted/paged/{subjectId}", request => PermittedPage(request, request.Center().Access.Client(request.Route("subjectId")))),
        CloudCall.Of("GET", "/authorization/divisions", Divisions),
        CloudCall.Of("POST", "/authorization/divisions", Create, "authorization:division:add", "authorization:grant:add"),
        CloudCall.Of("GET", "/authorization/divisions/home", request => Answer.Ok(Write(request.Center().Access.Home))),
        CloudCall.Of("GET", "/authorization/divisions/{divisionId}", Read),
    ];

    private static Answer Subject(ApiRequest request)
    {
        var client = request.Client;
        var access = request.Center().Access;
        return Answer.Ok(new JsonObject
        {
            ["id"] = client.Id,
            ["name"] = client.Name,
            ["grants"] = client.Grants.Select(grant => new JsonObject
            {
                ["subjectId"] = client.Id,
                ["division"] = access.Division(grant.DivisionId) is { } division ? Write(division) : null,
                ["role"] = Write(grant.Role),
                ["grantMadeAt"] = "2026-01-02T03:04:05.000Z",
            }).ToJsonArray(),
            ["version"] = 1,
            ["selfUri"] = "/api/v2/authorization/subjects/" + client.Id,
        });
    }

    private static JsonObject Write(Role role) => new()
    {
        ["id"] = role.Id,
        ["name"] = role.Name,
        ["description"] = role.Name,
        ["default"] = false,
        ["policies"] = role.Permissions.Select(permission => permission.Split(':'))
            .Where(parts => parts.Length == 3)
            .GroupBy(parts => (Domain: parts[0], Entity: parts[1]), parts => parts[2])
            .Select(policy => new JsonObject { ["domain"] = policy.Key.Domain, ["entityName"] = policy.Key.Entity, ["actions"] = policy.ToJsonArray() })
            .ToJsonArray(),
        ["selfUri"] = "/api/v2/authorization/roles/" + role.Id,
    };

    private static Answer Permitted(ApiRequest request)
    {
        var permission = request.RequiredQuery("permission");
        var name = request.Query("name");
        return Answer.Ok(PermittedTo(request, request.Client, permission)
            .Where(division => name is null || division.Name.Contains(name.Trim('*'), StringComparison.OrdinalIgnoreCase))
            .Select(Write)
            .ToJsonArray());
    }

    private static Answer PermittedPage(ApiRequest request, OAuthClient client)
    {
        var permitted = PermittedTo(request, client, request.RequiredQuery("permission")).ToList();
        var page = Listing.Page(request, permitted, Write);
        page["allDivsPermitted"] = permitted.Count == request.Center().Access.Divisions.Count;
        return Answer.Ok(page);
    }

    private static IEnumerable<Division> PermittedTo(ApiRequest request, OAuthClient client, string permission) =>
        request.Center().Access.Divisions.Where(division => client.Holds(permission, division.Id));

    private static Answer Divisions(ApiRequest request)
    {
        var (ids, name) = (request.QueryList("id"), request.Query("name"));
        return Listing.Of(request, request.Center().Access.Divisions.Where(division => (ids.Count == 0 || ids.Contains(division.Id)) && NameFilter.Matches(division.Name, name)), Write);
    }

    private static Answer Read(ApiRequest request) =>
        Answer.Ok(Write(request.Center().Access.Division(request.Route("divisionId")) ?? throw RefusalException.NotFound("division", request.Route("divisionId"))));

    private static Answer Create(ApiRequest request)
    {
        var body = request.ReadObject();
        var name = body.RequiredText("name");
        if (request.Center().Access.DivisionNamed(name) is not null)
        {
            throw RefusalException.Conflict("general.conflict", $"A division with the name '{name}' already exists.");
        }

        var division = new Division(Guid.NewGuid().ToString(), name, body.OptionalText("description") ?? string.Empty);
        request.Center().Access.Add(division);
        return Answer.Ok(Write(division));
    }

    private static JsonObject Write(Division division) => new()
    {
        ["id"] = division.Id,
        ["name"] = division.Name,
        ["description"] = division.Description,
        ["homeDivision"] = division.IsHome,
        ["selfUri"] = "/api/v2/authorization/divisions/" + division.Id,
    };
}
