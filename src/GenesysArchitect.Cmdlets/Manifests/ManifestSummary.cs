using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>A plan, and what became of it, in a line.</summary>
internal static class ManifestSummary
{
    public static string Of(IReadOnlyList<GcPlanStep> steps) => steps.Count == 0 ? "There are no resources." : Join(steps.GroupBy(step => step switch
    {
        { IsBlocked: true } => "blocked",
        { Change: ChangeKind.NoChange } => "without change",
        _ => $"to {step.Change.ToString().ToLowerInvariant()}",
    }).Select(alike => (alike.Key, alike.Count())));

    public static string Of(IReadOnlyList<StepResult> results) => results.Count == 0 ? "There are no resources." : Join(results.GroupBy(result => result.Status switch
    {
        StepStatus.NoChange => "unchanged",
        StepStatus.Succeeded => "done",
        StepStatus.RolledBack => "undone",
        StepStatus.RollbackFailed => "failed, and not undone",
        StepStatus.StillRunning => "going on at the platform",
        StepStatus.Cancelled => "stopped",
        var status => status.ToString().ToLowerInvariant(),
    }).Select(alike => (alike.Key, alike.Count())));

    private static string Join(IEnumerable<(string What, int Count)> counts) => $"{string.Join(", ", counts.Select(count => $"{count.Count} {count.What}"))}.";
}
