using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A stretch of a step's time.</summary>
/// <param name="Kind">What it is spent with.</param>
/// <param name="Name">Such as <c>waiting for a slot</c>.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
internal sealed record ReportedPhase(PhaseKind Kind, string Name, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}
