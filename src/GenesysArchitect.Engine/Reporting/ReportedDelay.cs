using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A call that was held back or sent again.</summary>
/// <param name="Kind">Which of both.</param>
/// <param name="Operation">What the call is for.</param>
/// <param name="Why">What there is to say about it.</param>
/// <param name="From">Since when it waited.</param>
/// <param name="To">Until when.</param>
internal sealed record ReportedDelay(CallDelayKind Kind, string Operation, string Why, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}
