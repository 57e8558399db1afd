using System.Globalization;
using System.Net.Http.Headers;

namespace GenesysArchitect.Engine.Transport;

/// <summary>Reads the response headers that the pipeline uses.</summary>
internal static class ResponseHeaders
{
    // Longer than any call may take, and short enough for any unit of time.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(365);

    public static string? CorrelationId(HttpResponseMessage answer) => Text(answer, "ININ-Correlation-Id");

    /// <summary>Retry-After as a wait from now on: seconds, or a date by the platform's clock.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider time)
    {
        if (answer.Headers.RetryAfter is not RetryConditionHeaderValue asked)
        {
            // A fraction, or more seconds than the framework supports.
            return double.TryParse(Text(answer, "Retry-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, MaxWait.TotalSeconds))
                : null;
        }

        // The clocks may differ, so a date is compared with the date of its response.
        var wait = asked.Delta ?? (asked.Date - (answer.Headers.Date ?? time.GetUtcNow())) ?? TimeSpan.Zero;
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxWait.Ticks));
    }

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
