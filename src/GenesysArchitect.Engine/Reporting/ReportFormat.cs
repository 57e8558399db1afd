namespace GenesysArchitect.Engine.Reporting;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One page for a browser; it needs nothing else, runs no script and asks no network.</summary>
    Html,

    /// <summary>Markdown, for the summary of a pipeline's run or for a ticket.</summary>
    Markdown,
}
