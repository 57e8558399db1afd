using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>A plan in plain lines, one step after the other.</summary>
internal static class PlanLines
{
    public static IEnumerable<string> Of(Plan plan)
    {
        foreach (var step in plan.Steps)
        {
            yield return $"plan: {Wording.Printable(step.Target)}: {Wording.Printable(step.Blocked is null ? step.Summary : "blocked")}";
            foreach (var note in step.Notes)
            {
                yield return $"note: {Wording.OfEngine(note)}";
            }
        }
    }
}
