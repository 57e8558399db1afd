using System.Globalization;
using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A report as Markdown, for the summary pages of Azure Pipelines and GitHub Actions.</summary>
internal static class MarkdownReport
{
    // Build systems truncate longer summaries.
    private const int MaxRows = 100;
    private const int MaxDiffs = 25;
    private const int MaxTextLength = 400_000;

    public static string Write(RunReport report, IRemedyRenderer remedies)
    {
        var text = new StringBuilder();
        var (status, _, sign) = ReportWording.Status(report);
        text.Append(CultureInfo.InvariantCulture, $"## {sign} {status}: {MarkdownText.Of(report.Run.OrganizationName)}\n\n{string.Join(" · ", ReportWording.Counts(report).Select(count => $"**{count.Count}** {count.Status}").DefaultIfEmpty("There are no resources"))} · {ReportWording.Duration(report.Duration)}, from {ReportWording.Time(report.Started)}.\n\n");
        foreach (var wait in ReportWording.Waits(report))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {wait}\n");
        }

        foreach (var pause in report.Pauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"- interrupted for {ReportWording.Duration(pause.Length)}, resumed {ReportWording.Time(pause.To)}\n");
        }

        WriteErrors(text, report, remedies);
        WriteTable(text, report);
        WriteDiffs(text, report);
        text.Append(CultureInfo.InvariantCulture, $"\nRun {MarkdownText.Code(report.Run.RunId)}, by {MarkdownText.Of(ReportWording.Owner(report))}.\n");
        return text.ToString();
    }

    private static void WriteErrors(StringBuilder text, RunReport report, IRemedyRenderer remedies)
    {
        var failed = report.Steps.Where(step => step.Errors.Any() && step.Status is not (StepStatus.Skipped or StepStatus.NoChange)).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        text.Append("\n### Errors\n\n");
        foreach (var (step, error) in failed.Take(MaxRows).SelectMany(step => step.Errors.Select(error => (step, error))))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Code(step.Name)} ({ReportWording.Status(step)}): {MarkdownText.Of(error.Message)}  \n  {(remedies.Render(error.ReadRemedies()) is { } remedy ? $"**What to do:** {MarkdownText.Of(remedy)} " : string.Empty)}({MarkdownText.Code(error.Id)}{Correlation(error)})\n");
        }

        Rest(text, failed.Count);
    }

    private static string Correlation(JournalError error) => error.CorrelationId is { } id ? $", correlation id {MarkdownText.Code(id)}" : string.Empty;

    private static void WriteTable(StringBuilder text, RunReport report)
    {
        var rows = report.Steps.Where(step => step.Status != StepStatus.NoChange).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        text.Append("\n### Resources\n\n| | Resource | Change | Impact | Wave | Took |\n|---|---|---|---|---:|---:|\n");
        foreach (var step in rows.Take(MaxRows))
        {
            var impact = step is { IsHighImpact: true, IsChange: true } ? $"**high**: {MarkdownText.Of(string.Join("; ", step.Planned.Reasons))}" : "low";
            text.Append(CultureInfo.InvariantCulture, $"| {ReportWording.Sign(step)} {ReportWording.Status(step)} | {MarkdownText.InTable(MarkdownText.Code(step.Name))} | {ReportWording.Change(step)} | {MarkdownText.InTable(impact)} | {step.Planned.Wave} | {(step.Duration is { } took && step.Started is not null ? ReportWording.Duration(took) : string.Empty)} |\n");
        }

        Rest(text, rows.Count);
    }

    private static void WriteDiffs(StringBuilder text, RunReport report)
    {
        foreach (var step in report.Steps.Where(step => step is { IsChange: true, Planned.Diff.Count: > 0 }).Take(MaxDiffs))
        {
            if (text.Length > MaxTextLength)
            {
                text.Append("\nThe report contains more differences.\n");
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{HtmlText.Of(step.Name).Text}: {ReportWording.Many(step.Planned.Differences, "difference")}</summary>\n\n{MarkdownText.Fenced(step.Planned.Diff.Select(InDiff), "diff")}\n</details>\n");
        }
    }

    // Changed values have a sign that unified diffs do not support.
    public static string InDiff(string line) => line.StartsWith('~') ? $"!{line[1..]}" : line;

    private static void Rest(StringBuilder text, int count)
    {
        if (count > MaxRows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nand {count - MaxRows} more.\n");
        }
    }
}
