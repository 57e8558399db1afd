using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Identity;

/// <summary>Who calls, for which organization, and what the client is. Client credentials are no user.</summary>
internal sealed class IdentityCalls(TokenIssuer issuer)
{
    internal IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", "/tokens/me", Token),
        CloudCall.Of("HEAD", "/tokens/me", _ => Answer.Empty(StatusCodes.Status200OK)),
        CloudCall.Of("DELETE", "/tokens/me", End),
        CloudCall.Of("GET", "/organizations/me", Organization),
        CloudCall.Of("GET", "/users/me", _ => throw new RefusalException(StatusCodes.Status400BadRequest, "not.a.user", "This request requires a user context. Client credentials cannot be used for requests that require a user.")),
        CloudCall.Of("GET", "/oauth/clients/{clientId}", ReadClient, "oauth:client:view"),
    ];

    private static Answer Token(ApiRequest request)
    {
        var client = request.Client;
        var organization = new JsonObject { ["id"] = request.World.Id, ["name"] = request.World.Name };
        return Answer.Ok(new JsonObject
        {
            ["organization"] = organization,
            ["homeOrganization"] = organization.DeepClone(),
            ["authorizedScope"] = new JsonArray(),
            ["OAuthClient"] = new JsonObject
            {
                ["id"] = client.Id,
                ["name"] = client.Name,
                ["authorizedGrantType"] = "CLIENT-CREDENTIALS",
                ["state"] = "active",
                ["scope"] = new JsonArray(),
                ["roleDivisions"] = RoleDivisions(client),
                ["organization"] = organization.DeepClone(),
            },
        });
    }

    private Answer End(ApiRequest request)
    {
        issuer.Revoke(request.Token!.Id);
        return Answer.Empty(StatusCodes.Status200OK);
    }

    private static Answer Organization(ApiRequest request) => Answer.Ok(new JsonObject
    {
        ["id"] = request.World.Id,
        ["name"] = request.World.Name,
        ["defaultLanguage"] = "en-us",
        ["defaultCountryCode"] = "US",
        ["thirdPartyOrgName"] = "northwind",
        ["domain"] = "northwind",
        ["version"] = 1,
        ["state"] = "active",
        ["defaultSiteId"] = SeedId.Of("SITE", "Main"),
        ["voicemailEnabled"] = true,
        ["productPlatform"] = "GenesysCloud",
        ["features"] = new JsonObject { ["callCenter"] = true, ["chat"] = true, ["purecloudVoice"] = true },
        ["selfUri"] = "/api/v2/organizations/me",
    });

    private static Answer ReadClient(ApiRequest request)
    {
        var id = request.Route("clientId");
        var client = request.Center().Access.Clients.FirstOrDefault(client => client.Id == id) ?? throw RefusalException.NotFound("OAuth client", id);
        return Answer.Ok(new JsonObject
        {
            ["id"] = client.Id,
            ["name"] = client.Name,
            ["authorizedGrantType"] = "CLIENT-CREDENTIALS",
            ["state"] = "active",
            ["accessTokenValiditySeconds"] = (long)request.Options.TokenLife.TotalSeconds,
            ["scope"] = new JsonArray(),
            ["roleIds"] = client.Grants.Select(grant => grant.Role.Id).Distinct().ToJsonArray(),
            ["roleDivisions"] = RoleDivisions(client),
            ["selfUri"] = "/api/v2/oauth/clients/" + client.Id,
        });
    }

    private static JsonArray RoleDivisions(OAuthClient client) => client.Grants
        .Select(grant => new JsonObject { ["roleId"] = grant.Role.Id, ["divisionId"] = grant.DivisionId })
        .ToJsonArray();
}
