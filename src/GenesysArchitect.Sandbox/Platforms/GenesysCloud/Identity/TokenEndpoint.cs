using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Identity;

/// <summary>
/// OAuth 2.0 client credentials with Basic authentication, the only style that is real. A client that asks too often gets the odd
/// 400 of this endpoint rather than a 429.
/// </summary>
internal sealed class TokenEndpoint(TokenIssuer issuer, RateLimiter limiter, GenesysCloudOptions options)
{
    internal IEnumerable<ApiCall> All() => [new ApiCall("POST", "/oauth/token", Grant) { Kind = CallKind.Token }];

    private Answer Grant(ApiRequest request)
    {
        if (BasicCredentials.Read(request) is not ({ Length: > 0 } id, { Length: > 0 } secret))
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request", "The client credentials have to be in an authorization header of type Basic.");
        }

        if (!limiter.Charge(id).Admitted)
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request", string.Create(CultureInfo.InvariantCulture, $"rate limit exceeded; a client may request {options.TokenRateLimit} tokens in a window."));
        }

        var grantType = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body))["grant_type"].ToString();
        if (grantType != "client_credentials")
        {
            return Refuse(StatusCodes.Status400BadRequest, grantType.Length == 0 ? "invalid_request" : "unsupported_grant_type", "The grant type has to be client_credentials.");
        }

        if (!issuer.Knows(id, secret))
        {
            // Both statuses were seen. [?]
            return Refuse(options.BadSecretStatus, "invalid_client", "client not found or the client secret is invalid");
        }

        return Answer.Ok(new JsonObject
        {
            ["access_token"] = issuer.Grant(id),
            ["token_type"] = "bearer",
            ["expires_in"] = issuer.LifeInSeconds,
        }).With("Cache-Control", "no-store");
    }

    private static Answer Refuse(int status, string error, string description) =>
        Answer.Json(status, new JsonObject { ["error"] = error, ["description"] = description, ["error_description"] = description });
}
