namespace GenesysArchitect.Engine.Reporting;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    /// <summary>A self-contained page for a browser, without scripts and network access.</summary>
    Html,

    /// <summary>Markdown, for the summary of a pipeline run or for a ticket.</summary>
    Markdown,
}
