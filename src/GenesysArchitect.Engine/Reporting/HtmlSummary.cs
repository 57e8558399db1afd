using System.Globalization;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>The header of the page, with the outcome at a glance.</summary>
internal static class HtmlSummary
{
    public static void Write(HtmlText page, RunReport report)
    {
        var (text, tone, sign) = ReportWording.Status(report);
        page.Add($"<header id=\"summary\">\n<p class=\"kicker\">Deployment report</p>\n");
        page.Add($"<h1><span class=\"verdict {tone}\"><span aria-hidden=\"true\">{sign}</span> {text}</span> {report.Run.OrganizationName}</h1>\n");
        page.Add($"<ul class=\"tiles\" aria-label=\"Number of resources by status\">\n");
        page.Add($"<li><span class=\"number\">{report.Steps.Count.ToString("N0", CultureInfo.InvariantCulture)}</span> {(report.Steps.Count == 1 ? "resource" : "resources")}</li>\n");
        foreach (var (status, mood, count) in ReportWording.Counts(report))
        {
            page.Add($"<li class=\"{mood}\"><span class=\"number\">{count.ToString("N0", CultureInfo.InvariantCulture)}</span> {status}</li>\n");
        }

        page.Add($"<li><span class=\"number\">{ReportWording.Duration(report.Duration)}</span> {(report.Pauses.Count > 0 ? "running time" : "from start to end")}</li>\n</ul>\n");
        WriteFacts(page, report);
        page.Add($"</header>\n");
    }

    private static void WriteFacts(HtmlText page, RunReport report)
    {
        page.Add($"<dl class=\"facts\">\n");
        Fact(page, "Started", HtmlText.Of(ReportWording.Time(report.Started)));
        Fact(page, report.Status == Journaling.RunState.Running ? "Last event" : "Ended", HtmlText.Of(ReportWording.Time(report.Until)));
        foreach (var pause in report.Pauses)
        {
            Fact(page, "Interrupted", HtmlText.Of($"for {ReportWording.Duration(pause.Length)}, resumed {ReportWording.Time(pause.To)} by {pause.By}"));
        }

        Fact(page, "Run by", HtmlText.Of(ReportWording.Owner(report)));
        Fact(page, "Manifest", HtmlText.Of(string.Join(", ", report.Run.Paths)));
        if (report.Run.Atomic || report.Run.FailFast)
        {
            Fact(page, "Mode", HtmlText.Of(report.Run.Atomic ? "atomic (all or nothing)" : "fail fast (no step is started after a failure)"));
        }

        if (ReportWording.Waits(report).ToList() is { Count: > 0 } waits)
        {
            Fact(page, "Waiting", new(string.Join("<br>", waits.Select(wait => HtmlText.Of(wait).Text))));
        }

        Fact(page, "Run", new($"<code>{HtmlText.Of(report.Run.RunId).Text}</code>"));
        page.Add($"</dl>\n");
    }

    private static void Fact(HtmlText page, string name, HtmlText.Markup value) => page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
