using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>The errors and their remedies, at the top of the report.</summary>
internal static class HtmlErrors
{
    public static void Write(HtmlText page, RunReport report, IRemedyRenderer remedies)
    {
        var failed = report.Steps.Where(step => step.Errors.Any() && step.Status is not (StepStatus.Skipped or StepStatus.NoChange)).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        page.Add($"<section aria-labeledby=\"errors\">\n<h2 id=\"errors\">Errors</h2>\n");
        foreach (var alike in failed.GroupBy(step => (step.Status, Comparable(step.Error), Comparable(step.RollbackError))))
        {
            // An error that many steps share is shown once.
            var step = alike.First();
            page.Add($"<article class=\"error {ReportWording.Tone(step)}\">\n<h3>{new HtmlText.Markup(string.Join(", ", alike.Select(one => HtmlReport.Link(one).Text)))} {HtmlReport.Badge(step)}</h3>\n");
            foreach (var error in step.Errors)
            {
                Write(page, error, remedies, isUndoing: ReferenceEquals(error, step.RollbackError));
            }

            page.Add($"</article>\n");
        }

        WriteSkipped(page, report);
        page.Add($"</section>\n");
    }

    private static void Write(HtmlText page, JournalError error, IRemedyRenderer remedies, bool isUndoing)
    {
        page.Add($"<p class=\"message\">{(isUndoing ? "The rollback failed too: " : string.Empty)}{HtmlText.Lines(error.Message)}</p>\n");
        if (remedies.Render(error.ReadRemedies()) is { } remedy)
        {
            page.Add($"<p class=\"remedy\"><strong>What to do:</strong> {HtmlText.Lines(remedy)}</p>\n");
        }

        page.Add($"<p class=\"ids\"><code>{error.Id}</code>");
        if (error.Status is { } status)
        {
            page.Add($" · HTTP {status}");
        }

        if (error.PlatformCode is { } code)
        {
            page.Add($" · code <code>{code}</code>");
        }

        if (error.CorrelationId is { } correlation)
        {
            page.Add($" · correlation id <code>{correlation}</code>");
        }

        page.Add($"</p>\n");
    }

    // Records with lists are only equal if they share the list instance, so the rendered remedies are compared.
    private static JournalError? Comparable(JournalError? error) => error is null ? null : error with { Remedies = null };

    private static void WriteSkipped(HtmlText page, RunReport report)
    {
        var skipped = report.Steps.Where(step => step.Status == StepStatus.Skipped).ToList();
        if (skipped.Count > 0)
        {
            page.Add($"<p class=\"skipped\">Not started as a result: {new HtmlText.Markup(string.Join(", ", skipped.Select(step => HtmlReport.Link(step).Text)))}.</p>\n");
        }
    }
}
