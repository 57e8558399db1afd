using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>Requests a token by client credentials, in one of the three styles in use.</summary>
internal sealed class TokenGrant(ClientCredentials client, TokenStyle style, Uri address, string scope, TimeProvider time)
{
    // The lifetime if a host returns none: short enough to renew before any actual end.
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(10);

    // Longer lifetimes are implausible.
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(30);

    public Uri Address => address;

    public AuthenticationHeaderValue? Authorization => style == TokenStyle.Basic
        ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret.Reveal()}")))
        : null;

    public ApiRequest Request() => new()
    {
        Method = HttpMethod.Post,
        Path = style == TokenStyle.Json ? ApiPath.Of($"/api/v2/oauth/token") : ApiPath.Of($"/oauth/token"),
        Operation = $"Get a token for client '{client.ClientId}'",
        Permission = "of the client credentials grant",
        Target = client.ClientId,
        ContentType = style == TokenStyle.Json ? "application/json" : "application/x-www-form-urlencoded",
        Body = Body(),

        // A second token is harmless: a lost one is never used.
        RetrySafety = RetrySafety.Always,
    };

    public AccessToken Read(ApiRequest request, ApiResponse answer)
    {
        var (value, expiresIn) = answer.Read(request, static body => (AnswerValue.Of(body).Member("access_token").Text(), AnswerValue.Of(body).Member("expires_in").NumberIfAny()));
        if (string.IsNullOrEmpty(value))
        {
            throw new GcException(ErrorIds.TokenMalformed, ErrorKind.Protocol, $"{request.Operation}: the response contains no access_token.")
            {
                CorrelationId = answer.CorrelationId,
                Remedies = [new("Check the base address, the login address and the token style (Basic, Form or Json).")],
            };
        }

        var life = expiresIn > 0 ? TimeSpan.FromSeconds(Math.Min(expiresIn.Value, MaxLifetime.TotalSeconds)) : DefaultLifetime;
        return AccessToken.Granted(new Secret(value), life, time);
    }

    public static GcException Refused(ApiRequest request, ApiResponse answer) =>
        answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? Refusal(ApiErrors.From(request, answer))
            : ApiErrors.From(request, answer);

    private static GcException Refusal(GcException said) => new(ErrorIds.CredentialsRefused, ErrorKind.Authentication, said.Message)
    {
        Target = said.Target,
        Status = said.Status,
        PlatformCode = said.PlatformCode,
        CorrelationId = said.CorrelationId,
        Remedies = [new("Check the client id and secret, and that the region or base address is that of the client's organization. The secret can be renewed in Admin › Integrations › OAuth.")],
    };

    private byte[] Body()
    {
        if (style == TokenStyle.Json)
        {
            return JsonSerializer.SerializeToUtf8Bytes(
                new TokenRequestDocument("client_credentials", client.ClientId, client.ClientSecret.Reveal(), scope),
                TransportJson.Default.TokenRequestDocument);
        }

        var form = "grant_type=client_credentials";
        if (style == TokenStyle.Form)
        {
            form += $"&client_id={Uri.EscapeDataString(client.ClientId)}&client_secret={Uri.EscapeDataString(client.ClientSecret.Reveal())}";
        }

        return Encoding.UTF8.GetBytes(form);
    }
}
