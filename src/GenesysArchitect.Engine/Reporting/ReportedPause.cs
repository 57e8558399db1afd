namespace GenesysArchitect.Engine.Reporting;

/// <summary>A period in which a run was interrupted.</summary>
/// <param name="From">The last event before the interruption.</param>
/// <param name="To">When it was resumed.</param>
/// <param name="By">Who resumed it.</param>
internal sealed record ReportedPause(DateTimeOffset From, DateTimeOffset To, string By)
{
    public TimeSpan Length => To - From;
}
