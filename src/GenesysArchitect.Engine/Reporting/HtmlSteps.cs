using System.Globalization;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>The details of each step: its changes, impact, dependencies and timeline.</summary>
internal static class HtmlSteps
{
    public static void Write(HtmlText page, RunReport report)
    {
        page.Add($"<section aria-labeledby=\"steps\">\n<h2 id=\"steps\">Resources</h2>\n");
        foreach (var step in report.Steps)
        {
            page.Add($"<details class=\"step\" id=\"s{step.Number}\"{new HtmlText.Markup(HtmlReport.IsOpen(step) ? " open" : string.Empty)}>\n");
            page.Add($"<summary><span class=\"name\">{step.Name}</span> <span class=\"change\">{Change(step)}</span>{HtmlReport.High(step)} {HtmlReport.Badge(step)}</summary>\n");
            WriteBody(page, step, report);
            page.Add($"</details>\n");
        }

        page.Add($"</section>\n");
    }

    private static string Change(ReportedStep step)
    {
        var change = ReportWording.Change(step);
        return step.Planned.Differences > 0 ? $"{change}, {ReportWording.Many(step.Planned.Differences, "difference")}" : change;
    }

    private static void WriteBody(HtmlText page, ReportedStep step, RunReport report)
    {
        page.Add($"<div class=\"body\">\n<dl class=\"facts\">\n<div><dt>Target</dt><dd>{step.Planned.Target}</dd></div>\n<div><dt>Wave</dt><dd>{step.Planned.Wave}</dd></div>\n");
        WriteLinks(page, "Depends on", step.Needs, report);
        WriteLinks(page, "Needed by", step.NeededBy, report);
        page.Add($"</dl>\n");
        if (step.Planned.Reasons.Count > 0)
        {
            page.Add($"<h3>Impact: {step.Planned.Impact?.ToLowerInvariant()}</h3>");
            HtmlImpact.WriteList(page, "reasons", step.Planned.Reasons);
        }

        HtmlImpact.WriteList(page, "notes", step.Planned.Notes);
        WriteDiff(page, step);
        foreach (var error in step.Errors)
        {
            page.Add($"<p class=\"message\">{HtmlText.Lines(error.Message)}</p>\n");
        }

        WriteMoments(page, step, report);
        page.Add($"</div>\n");
    }

    private static void WriteLinks(HtmlText page, string name, IReadOnlyList<int> steps, RunReport report)
    {
        if (steps.Count > 0)
        {
            page.Add($"<div><dt>{name}</dt><dd>{new HtmlText.Markup(string.Join(", ", steps.Select(number => HtmlReport.Link(report.Steps[number - 1]).Text)))}</dd></div>\n");
        }
    }

    private static void WriteDiff(HtmlText page, ReportedStep step)
    {
        var planned = step.Planned;
        if (planned.Diff.Count == 0)
        {
            return;
        }

        page.Add($"<h3>Differences</h3>\n<ul class=\"diff\">\n");
        foreach (var line in planned.Diff)
        {
            var (kind, spoken) = line[..1] switch { "+" => ("added", "added"), "-" => ("removed", "removed"), _ => ("changed", "changed") };
            page.Add($"<li class=\"{kind}\"><span class=\"spoken\">{spoken}: </span><span aria-hidden=\"true\">{line[..1]}</span><span>{HtmlText.Lines(line[1..].TrimStart())}</span></li>\n");
        }

        page.Add($"</ul>\n");
        if (planned.Differences > planned.Diff.Count)
        {
            page.Add($"<p class=\"aside\">The first {planned.Diff.Count} of {planned.Differences.ToString("N0", CultureInfo.InvariantCulture)}.</p>\n");
        }
    }

    private static void WriteMoments(HtmlText page, ReportedStep step, RunReport report)
    {
        if (step.Moments.Count == 0)
        {
            return;
        }

        page.Add($"<h3>Timeline</h3>\n<table class=\"moments\"><thead class=\"spoken\"><tr><th scope=\"col\">Time</th><th scope=\"col\">Event</th><th scope=\"col\">Details</th></tr></thead><tbody>\n");
        foreach (var moment in step.Moments)
        {
            page.Add($"<tr><td><time datetime=\"{moment.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\" title=\"{ReportWording.Time(moment.At)}\">+{ReportWording.Duration(moment.At - report.Started)}</time></td><td>{moment.What}</td><td>{HtmlText.Lines(moment.Text)}</td></tr>\n");
        }

        page.Add($"</tbody></table>\n");
    }
}
