using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A period of a step.</summary>
/// <param name="Kind">The classification of the time.</param>
/// <param name="Name">The name, such as <c>waiting for a slot</c>.</param>
/// <param name="From">The start.</param>
/// <param name="To">The end.</param>
internal sealed record ReportedPhase(PhaseKind Kind, string Name, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}
