using System.Globalization;

namespace GenesysArchitect.Engine.Transport;

/// <summary>Reads the response headers that the pipeline uses.</summary>
internal static class ResponseHeaders
{
    public static string? CorrelationId(HttpResponseMessage answer) => Text(answer, "ININ-Correlation-Id");

    /// <summary>Retry-After as a wait from now on; null where none is named.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider time) =>
        answer.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? RetryAfterHeader.Read(values, answer.Headers.Date ?? time.GetUtcNow())
            : null;

    /// <summary>Where a redirect leads, without what a query or a user part may keep secret; null where it leads nowhere.</summary>
    public static string? Target(HttpResponseMessage answer, Uri address) =>
        Text(answer, "Location") is { Length: > 0 } location && Uri.TryCreate(address, location, out var target) && target.Scheme is "http" or "https"
            ? target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;

    public static RateLimitReading? RateLimit(HttpResponseMessage answer) =>
        Number(answer, "inin-ratelimit-count") is { } count
        && Number(answer, "inin-ratelimit-allowed") is { } allowed and > 0
        && Number(answer, "inin-ratelimit-reset") is { } reset and >= 0
            ? new RateLimitReading(count, allowed, TimeSpan.FromSeconds(reset))
            : null;

    private static int? Number(HttpResponseMessage answer, string name) =>
        int.TryParse(Text(answer, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
