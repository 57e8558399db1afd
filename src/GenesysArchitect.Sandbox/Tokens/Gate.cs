using System.Globalization;
using System.Net.Http.Headers;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>Who a request is from, and whether it may go on.</summary>
internal sealed class Gate(TokenIssuer issuer, RateLimiter limiter, IPlatform platform, TimeProvider time)
{
    internal IssuedToken? Identify(string? authorization) =>
        Bearer(authorization) is { } token ? issuer.Find(token) : null;

    /// <summary>Lets a request on that has a token.</summary>
    /// <exception cref="RefusalException">401: there is no token, or it is unknown or over.</exception>
    internal void RequireToken(IssuedToken? token, string? authorization)
    {
        if (Bearer(authorization) is null)
        {
            throw Unauthorized("authentication.required", "No authentication bearer token specified in authorization header.");
        }

        if (token is null)
        {
            throw Unauthorized("bad.credentials", "Invalid login credentials.");
        }

        if (token.ExpiresAt <= time.GetUtcNow())
        {
            throw Unauthorized(platform.ExpiredTokenCode, "The bearer token has expired.");
        }
    }

    internal RateCharge Charge(IssuedToken token) => limiter.Charge(token.Id);

    /// <summary>Lets a request on that fits into its window.</summary>
    /// <exception cref="RefusalException">429: the window is full.</exception>
    internal void RequireRoom(RateCharge charge)
    {
        if (!charge.Admitted)
        {
            throw platform.Throttle(charge);
        }
    }

    /// <summary>Lets a request on whose client may make the call.</summary>
    /// <exception cref="RefusalException">403: the client lacks a permission that the call needs.</exception>
    internal void RequirePermissions(ApiCall call, IssuedToken? token)
    {
        if (call.Permissions.Count > 0 && platform.Deny(call, token?.ClientId) is { } refusal)
        {
            throw refusal;
        }
    }

    internal static RefusalException TooMany(string? retryAfter, double seconds) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "too.many.requests.retry.after",
            string.Create(CultureInfo.InvariantCulture, $"Rate limit exceeded the maximum. Retry the request in [{seconds:0.###}] seconds"))
        {
            Headers = retryAfter is null
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { ["Retry-After"] = retryAfter },
        };

    private static RefusalException Unauthorized(string code, string message) =>
        new(StatusCodes.Status401Unauthorized, code, message)
        {
            Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer" },
        };

    private static string? Bearer(string? authorization) =>
        AuthenticationHeaderValue.TryParse(authorization, out var header)
        && "Bearer".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
        && header.Parameter is { Length: > 0 } token
            ? token
            : null;
}
