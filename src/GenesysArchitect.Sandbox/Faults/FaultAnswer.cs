using System.Globalization;
using System.Text;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Faults;

/// <summary>The answers that faults put in the place of the call's own.</summary>
internal static class FaultAnswer
{
    /// <summary>Whether the fault loses or spoils the call's own answer rather than replacing it.</summary>
    internal static bool LetsCallAct(this FaultRule rule) => rule.Fault switch
    {
        Fault.None or Fault.Latency or Fault.CutAfterActing or Fault.TruncatedBody or Fault.OversizedBody => true,
        Fault.CutBeforeActing => false,
        _ => rule.ActFirst,
    };

    /// <summary>The replacement, or null when the call's own answer is the one to deliver.</summary>
    internal static Answer? Replacement(this FaultRule rule, string origin, string contextId, DateTimeOffset now) => rule.Fault switch
    {
        Fault.ThrottleSeconds => Error(
            Gate.TooMany(Math.Ceiling(rule.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture), rule.RetryAfter.TotalSeconds), contextId),
        Fault.ThrottleDate => Error(
            Gate.TooMany(NextWholeSecond(now + rule.RetryAfter).ToString("R", CultureInfo.InvariantCulture), rule.RetryAfter.TotalSeconds), contextId),
        Fault.ThrottleWithoutHeader => Error(Gate.TooMany(retryAfter: null, rule.RetryAfter.TotalSeconds), contextId),
        Fault.ErrorStatus => Error(Scripted(rule.Status ?? StatusCodes.Status503ServiceUnavailable), contextId),
        Fault.HtmlPage => Page(rule.Status ?? StatusCodes.Status502BadGateway),
        Fault.EmptyBody => Answer.Empty(rule.Status ?? StatusCodes.Status504GatewayTimeout),
        Fault.Redirect => Answer.Empty(rule.Status ?? StatusCodes.Status307TemporaryRedirect)
            .With("Location", rule.Location ?? origin + "/redirected"),
        _ => null,
    };

    private static Answer Error(RefusalException refusal, string contextId) => ErrorBody.From(refusal, contextId);

    private static RefusalException Scripted(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(status, "bad.credentials", "Invalid login credentials."),
        StatusCodes.Status500InternalServerError => new(status, "internal.server.error", "The server encountered an unexpected condition which prevented it from fulfilling the request."),
        StatusCodes.Status503ServiceUnavailable => new(status, "service.unavailable", "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance)."),
        StatusCodes.Status504GatewayTimeout => new(status, "request.timeout", "The request timed out."),
        _ => new(status, "scripted.error", string.Create(CultureInfo.InvariantCulture, $"A fault rule answers {status}.")),
    };

    private static Answer Page(int status) => new()
    {
        Status = status,
        ContentType = "text/html",
        Body = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr><center>gateway</center></body></html>")),
    };

    // An HTTP date has no fractions: rounded down it would ask for less than the rule does.
    private static DateTimeOffset NextWholeSecond(DateTimeOffset moment) =>
        new((moment.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
