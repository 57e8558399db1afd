using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>
/// A report as a single page without scripts: its policy allows no script and no network access, and
/// identifies its style sheet by hash.
/// </summary>
internal static class HtmlReport
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    public static string Write(RunReport report, IRemedyRenderer remedies)
    {
        var page = new HtmlText();
        var (status, _, _) = ReportWording.Status(report);
        var title = $"{report.Run.OrganizationName}: {status.ToLowerInvariant()}, {ReportWording.Time(report.Started)}";
        page.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{new HtmlText.Markup(Hash(Style.Value))}'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <style>{new HtmlText.Markup(Style.Value)}</style>
            </head>
            <body>
            <a class="skip" href="#summary">To the summary</a>

            """);
        HtmlSummary.Write(page, report);
        page.Add($"<main>\n");
        HtmlErrors.Write(page, report, remedies);
        HtmlImpact.Write(page, report);
        HtmlTimeline.Write(page, report);
        HtmlWaves.Write(page, report);
        HtmlSteps.Write(page, report);
        page.Add($"</main>\n");
        page.Add($"<footer><p>Written by {report.Run.Tool} from the journal of run <code>{report.Run.RunId}</code>.</p></footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>A link to the details of a step.</summary>
    public static HtmlText.Markup Link(ReportedStep step) =>
        new($"<a href=\"#s{step.Number}\">{HtmlText.Of(step.Name).Text}</a>");

    /// <summary>The status of a step, with a sign in addition to the words.</summary>
    public static HtmlText.Markup Badge(ReportedStep step) =>
        new($"<span class=\"badge {ReportWording.Tone(step)}\"><span aria-hidden=\"true\">{ReportWording.Sign(step)}</span> {ReportWording.Status(step)}</span>");

    /// <summary>The "high impact" badge, if applicable.</summary>
    public static HtmlText.Markup High(ReportedStep step) => new(step.IsHighImpact && step.IsChange ? " <span class=\"badge high\">high impact</span>" : string.Empty);

    /// <summary>Whether the details of a step are initially expanded.</summary>
    public static bool IsOpen(ReportedStep step) => step.IsFailure || step.Status == StepStatus.Cancelled;

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report/report.css") ?? throw new InvalidOperationException("The engine was built without report/report.css.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
