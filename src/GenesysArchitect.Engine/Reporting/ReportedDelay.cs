using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A call that was held back or retried.</summary>
/// <param name="Kind">The kind of the delay.</param>
/// <param name="Operation">The purpose of the call.</param>
/// <param name="Why">The reason.</param>
/// <param name="From">The start of the delay.</param>
/// <param name="To">The end of the delay.</param>
internal sealed record ReportedDelay(CallDelayKind Kind, string Operation, string Why, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}
