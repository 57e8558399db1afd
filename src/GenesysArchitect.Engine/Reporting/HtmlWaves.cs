namespace GenesysArchitect.Engine.Reporting;

/// <summary>The waves: a step's wave follows those of its dependencies.</summary>
internal static class HtmlWaves
{
    public static void Write(HtmlText page, RunReport report)
    {
        var waves = report.Steps.GroupBy(step => step.Planned.Wave).OrderBy(wave => wave.Key).ToList();
        if (waves.Count < 2)
        {
            return;
        }

        page.Add($"<section aria-labeledby=\"waves\">\n<h2 id=\"waves\">Dependency waves</h2>\n<ol class=\"waves\">\n");
        foreach (var wave in waves)
        {
            page.Add($"<li value=\"{wave.Key}\"><h3>Wave {wave.Key} <span class=\"aside\">{ReportWording.Many(wave.Count(), "resource")}</span></h3>\n<ul>\n");
            foreach (var step in wave.OrderBy(step => step.Number))
            {
                page.Add($"<li class=\"{ReportWording.Tone(step)}\"><span aria-hidden=\"true\">{ReportWording.Sign(step)}</span> {HtmlReport.Link(step)}<span class=\"spoken\">, {ReportWording.Status(step)}</span></li>\n");
            }

            page.Add($"</ul></li>\n");
        }

        page.Add($"</ol>\n</section>\n");
    }
}
