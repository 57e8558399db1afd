namespace GenesysArchitect.Engine.Reporting;

/// <summary>The changes of high impact, with their reasons.</summary>
internal static class HtmlImpact
{
    public static void Write(HtmlText page, RunReport report)
    {
        var high = report.Steps.Where(step => step is { IsHighImpact: true, IsChange: true }).ToList();
        if (high.Count == 0)
        {
            return;
        }

        page.Add($"<section aria-labeledby=\"impact\">\n<h2 id=\"impact\">High impact</h2>\n<ul class=\"impact\">\n");
        foreach (var step in high)
        {
            page.Add($"<li><p>{HtmlReport.Link(step)} {HtmlReport.Badge(step)}</p>");
            WriteList(page, "reasons", step.Planned.Reasons);
            page.Add($"</li>\n");
        }

        page.Add($"</ul>\n</section>\n");
    }

    public static void WriteList(HtmlText page, string kind, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            page.Add($"<ul class=\"{kind}\">{new HtmlText.Markup(string.Concat(texts.Select(text => $"<li>{HtmlText.Lines(text).Text}</li>")))}</ul>");
        }
    }
}
