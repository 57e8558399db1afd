using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>A plan in plain lines, one step after the other.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(Plan plan)
    {
        foreach (var step in plan.Steps)
        {
            yield return $"plan: {Wording.Printable(step.Target)}: {Summary(step)}";
            foreach (var note in step.Notes)
            {
                yield return $"note: {Wording.OfEngine(note)}";
            }
        }
    }

    private static string Summary(PlanStep step)
    {
        if (step.Blocked is not null)
        {
            return "blocked";
        }

        var change = step.Change == ChangeKind.NoChange ? "check only" : step.Change.ToString().ToLowerInvariant();
        var extent = step.Diff is { IsEmpty: false } diff ? $", {diff.Summary}" : string.Empty;
        var reasons = step.Reasons.Count > 0 ? $": {Wording.Reasons(step.Reasons)}" : string.Empty;
        return $"{change}{extent}, impact {step.Impact.ToString().ToLowerInvariant()}{reasons}";
    }
}
