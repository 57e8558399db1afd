using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>Formats a plan as plain lines, one per step.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(Plan plan, RunPresentation shown)
    {
        foreach (var step in plan.Steps)
        {
            yield return $"plan: {(shown.ShowsWaves ? $"wave {step.Wave}: {shown.Of(step.Address).Label(step.Address)}" : Wording.Printable(step.Target))}: {Summary(step, shown)}";
            foreach (var note in step.Notes)
            {
                yield return $"note: {Wording.Printable(note)}";
            }
        }
    }

    private static string Summary(PlanStep step, RunPresentation shown)
    {
        if (step.Blocked is not null)
        {
            return "blocked";
        }

        var change = step.Change == ChangeKind.NoChange ? shown.Of(step.Address).NoChange : step.Change.ToString().ToLowerInvariant();
        var extent = step.Diff is { IsEmpty: false } diff ? $", {diff.Summary}" : string.Empty;
        var reasons = step.Reasons.Count > 0 ? $": {Wording.Reasons(step.Reasons)}" : string.Empty;
        return $"{change}{extent}, impact {step.Impact.ToString().ToLowerInvariant()}{reasons}";
    }
}
