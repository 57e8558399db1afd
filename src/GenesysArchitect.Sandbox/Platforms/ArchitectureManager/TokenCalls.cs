using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>OAuth 2.0 client credentials, in the three request styles met in the field.</summary>
internal sealed class TokenCalls(TokenIssuer issuer)
{
    internal IEnumerable<ApiCall> All()
    {
        yield return new ApiCall("POST", "/oauth/token", FromForm) { Kind = CallKind.Token };
        yield return new ApiCall("POST", "/api/v2/oauth/token", FromJson) { Kind = CallKind.Token };
    }

    private Answer FromForm(ApiRequest request)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body));
        var (id, secret) = BasicCredentials.Read(request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        return Grant(form["grant_type"].ToString(), id, secret);
    }

    private Answer FromJson(ApiRequest request)
    {
        var body = request.ReadObject();
        return Grant(
            body["grant_type"].Text() ?? string.Empty,
            body["client_id"].Text() ?? string.Empty,
            body["client_secret"].Text() ?? string.Empty);
    }

    private Answer Grant(string grantType, string id, string secret)
    {
        if (grantType != "client_credentials")
        {
            return Refuse(StatusCodes.Status400BadRequest, "unsupported_grant_type", "The grant type must be client_credentials.");
        }

        if (id.Length == 0 || secret.Length == 0)
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request", "The client id and the client secret are required.");
        }

        if (!issuer.Knows(id, secret))
        {
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client", "The client id or the client secret is wrong.");
        }

        return Answer.Ok(new JsonObject
        {
            ["access_token"] = issuer.Grant(id),
            ["token_type"] = "bearer",
            ["expires_in"] = issuer.LifeInSeconds,
        }).With("Cache-Control", "no-store");
    }

    private static Answer Refuse(int status, string error, string description) =>
        Answer.Json(status, new JsonObject { ["error"] = error, ["description"] = description });
}
