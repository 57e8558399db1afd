using System.Globalization;
using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A plan as Markdown, for approval.</summary>
internal static class MarkdownPlan
{
    private const int MaxRows = 100;
    private const int MaxDiffs = 25;
    private const int MaxLines = 100;
    private const int MaxTextLength = 400_000;

    public static string Write(Plan plan, string organization, IRemedyRenderer remedies)
    {
        var text = new StringBuilder();
        var counts = plan.Steps.GroupBy(Change).Select(group => $"**{group.Count()}** {group.Key}").DefaultIfEmpty("There are no resources");
        text.Append(CultureInfo.InvariantCulture, $"## {(plan.HasChanges ? "Plan" : "Plan: nothing to change")}: {MarkdownText.Of(organization)}\n\n{string.Join(" · ", counts)}\n");
        WriteBlocked(text, plan, remedies);
        WriteTable(text, plan);
        foreach (var step in plan.Steps.Where(step => step is { IsChange: true, Diff.IsEmpty: false }).Take(MaxDiffs).TakeWhile(_ => text.Length < MaxTextLength))
        {
            var lines = step.Diff!.Differences.Take(MaxLines).Select(difference => MarkdownReport.InDiff(difference.ToString()));
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{HtmlText.Of(NameOf(step)).Text}: {step.Diff.Summary}</summary>\n\n{MarkdownText.Fenced(lines, "diff")}\n</details>\n");
        }

        return text.ToString();
    }

    private static void WriteBlocked(StringBuilder text, Plan plan, IRemedyRenderer remedies)
    {
        foreach (var step in plan.Steps.Where(step => step.Blocked is not null).Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {MarkdownText.Code(NameOf(step))} cannot be started: {MarkdownText.Of(step.Blocked!.Message)} {(remedies.Render(step.Blocked.Remedies) is { } remedy ? $"**What to do:** {MarkdownText.Of(remedy)}" : string.Empty)}\n");
        }
    }

    private static void WriteTable(StringBuilder text, Plan plan)
    {
        var rows = plan.Steps.Where(step => step.IsChange).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        text.Append("\n| Resource | Change | Differences | Impact | Wave |\n|---|---|---|---|---:|\n");
        foreach (var step in rows.Take(MaxRows))
        {
            var impact = step.Impact == ImpactLevel.High ? $"**high**: {MarkdownText.Of(string.Join("; ", step.Reasons))}" : "low";
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.InTable(MarkdownText.Code(NameOf(step)))} | {Change(step)} | {(step.Diff is { IsEmpty: false } diff ? diff.Summary : string.Empty)} | {MarkdownText.InTable(impact)} | {step.Wave} |\n");
        }

        if (rows.Count > MaxRows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nand {rows.Count - MaxRows} more.\n");
        }
    }

    private static string NameOf(PlanStep step) => $"{step.Address.Kind}/{step.Name}";

    private static string Change(PlanStep step) => step switch
    {
        { Blocked: not null } => "blocked",
        { Change: ChangeKind.NoChange } => "without change",
        _ => $"to {step.Change.ToString().ToLowerInvariant()}",
    };
}
