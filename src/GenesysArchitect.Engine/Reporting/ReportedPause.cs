namespace GenesysArchitect.Engine.Reporting;

/// <summary>A time in which a run did not go on: it was interrupted, and resumed later.</summary>
/// <param name="From">Its last sign before.</param>
/// <param name="To">When it was resumed.</param>
/// <param name="By">Who resumed it.</param>
internal sealed record ReportedPause(DateTimeOffset From, DateTimeOffset To, string By)
{
    public TimeSpan Length => To - From;
}
