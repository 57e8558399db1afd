using System.Globalization;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>
/// The timeline: a row with a chart for each started step. Positions are in percent, so that it fits a phone, a screen
/// and paper; next to each chart the same information is available as text.
/// </summary>
internal static class HtmlTimeline
{
    // Shorter bars would be invisible.
    private const double MinBarWidth = 0.35;

    public static void Write(HtmlText page, RunReport report)
    {
        var rows = report.Steps.Where(step => step.Started is not null).OrderBy(step => step.Started).ThenBy(step => step.Number).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var axis = new TimeAxis(report);
        page.Add($"<section aria-labeledby=\"timeline\">\n<h2 id=\"timeline\">Timeline</h2>\n");
        WriteKey(page);
        page.Add($"<table class=\"timeline\" role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Resource</th><th scope=\"col\" role=\"columnheader\" class=\"course\"><span class=\"spoken\">Timeline</span>");
        WriteScale(page, axis);
        page.Add($"</th><th scope=\"col\" role=\"columnheader\" class=\"took\">Took</th></tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var step in rows)
        {
            page.Add($"<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{HtmlReport.Link(step)}</th><td role=\"cell\" class=\"course\">");
            WriteBar(page, step, report, axis);
            page.Add($"</td><td role=\"cell\" class=\"took\">{(step.Duration is { } took ? ReportWording.Duration(took) : "…")} {HtmlReport.Badge(step)}</td></tr>\n");
        }

        page.Add($"</tbody>\n</table>\n");
        if (report.Steps.Count - rows.Count is > 0 and var others)
        {
            page.Add($"<p class=\"aside\">{ReportWording.Many(others, "resource")} had no changes or {(others == 1 ? "was" : "were")} not started.</p>\n");
        }

        page.Add($"</section>\n");
    }

    private static void WriteKey(HtmlText page)
    {
        page.Add($"""
            <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="slant" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="weave" width="7" height="7"/><rect class="thread" width="2.5" height="7"/></pattern>
            <pattern id="slantBack" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="undoing" width="6" height="6"/><rect class="gap" width="2" height="6"/></pattern>
            </defs></svg>
            <ul class="key" aria-label="Key">
            <li><svg width="26" height="14" aria-hidden="true"><rect class="working" y="2" width="26" height="10" rx="2"/></svg> at work</li>
            <li><svg width="26" height="14" aria-hidden="true"><rect class="waiting" y="2" width="26" height="10" rx="2"/></svg> waiting for a slot or for others</li>
            <li><svg width="26" height="14" aria-hidden="true"><rect class="backwards" y="2" width="26" height="10" rx="2"/></svg> undoing</li>
            <li><svg width="26" height="14" aria-hidden="true"><rect class="held" y="5" width="26" height="4"/></svg> held back by the rate limit</li>
            <li><svg width="14" height="14" aria-hidden="true"><path class="again" d="M2 3h10l-5 8z"/></svg> a call was sent again</li>
            </ul>

            """);
    }

    private static void WriteScale(HtmlText page, TimeAxis axis)
    {
        page.Add($"<svg class=\"scale\" width=\"100%\" height=\"18\" aria-hidden=\"true\">");
        for (var part = 0; part <= TimeAxis.Parts; part++)
        {
            var anchor = part switch { 0 => "start", TimeAxis.Parts => "end", _ => "middle" };
            page.Add($"<text x=\"{part * 100 / TimeAxis.Parts}%\" y=\"13\" text-anchor=\"{anchor}\">{(part == 0 ? "0" : ReportWording.Round(axis.Part * part))}</text>");
        }

        page.Add($"</svg>");
    }

    private static void WriteBar(HtmlText page, ReportedStep step, RunReport report, TimeAxis axis)
    {
        page.Add($"<svg class=\"bar\" width=\"100%\" height=\"26\" role=\"img\" aria-label=\"{InWords(step, axis)}\">");
        foreach (var phase in step.Phases)
        {
            Rectangle(page, phase.Kind switch { PhaseKind.Waiting => "waiting", PhaseKind.Undoing => "backwards", _ => "working" }, axis.Place(phase.From), axis.Place(phase.To), 9, 12, $"{phase.Name}: {ReportWording.Duration(phase.Length)}");
        }

        foreach (var delay in step.Delays.Where(delay => delay.Kind == CallDelayKind.HeldBack))
        {
            Rectangle(page, "held", axis.Place(delay.From), axis.Place(delay.To), 22, 4, $"{delay.Operation}: held back for {ReportWording.Duration(delay.Length)}");
        }

        foreach (var delay in step.Delays.Where(delay => delay.Kind == CallDelayKind.SentAgain))
        {
            page.Add($"<svg x=\"{Number(axis.Place(delay.From))}%\" overflow=\"visible\"><path class=\"again\" d=\"M-5 0h10l-5 8z\"/><title>{delay.Operation}: {delay.Why}, sent again after {ReportWording.Duration(delay.Length)}</title></svg>");
        }

        foreach (var place in report.Pauses.Select(pause => Number(axis.Place(pause.To))))
        {
            page.Add($"<line class=\"cut\" x1=\"{place}%\" x2=\"{place}%\" y1=\"0\" y2=\"26\"/>");
        }

        page.Add($"</svg>");
    }

    private static void Rectangle(HtmlText page, string kind, double from, double to, int y, int height, string title) =>
        page.Add($"<rect class=\"{kind}\" x=\"{Number(Math.Min(from, 100 - MinBarWidth))}%\" y=\"{y}\" width=\"{Number(Math.Max(MinBarWidth, to - from))}%\" height=\"{height}\"><title>{title}</title></rect>");

    private static string InWords(ReportedStep step, TimeAxis axis)
    {
        var parts = new List<string> { $"Starts after {ReportWording.Duration(axis.Elapsed(step.Started!.Value))}" };
        parts.AddRange(step.Phases.GroupBy(phase => phase.Name).Select(group => $"{group.Key} {ReportWording.Duration(group.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Length))}"));
        if (step.Delays.Count(delay => delay.Kind == CallDelayKind.HeldBack) is > 0 and var held)
        {
            parts.Add($"{ReportWording.Many(held, "call")} held back by the rate limit");
        }

        if (step.Delays.Count(delay => delay.Kind == CallDelayKind.SentAgain) is > 0 and var again)
        {
            parts.Add($"{ReportWording.Many(again, "call")} sent again");
        }

        return $"{string.Join(", ", parts)}.";
    }

    private static string Number(double percent) => percent.ToString("0.###", CultureInfo.InvariantCulture);
}
