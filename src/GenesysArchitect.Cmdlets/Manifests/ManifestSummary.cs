using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>A one-line summary of a plan and of its results.</summary>
internal static class ManifestSummary
{
    public static string Of(IReadOnlyList<GcPlanStep> steps) => steps.Count == 0 ? "There are no resources." : Join(steps.GroupBy(step => step switch
    {
        { IsBlocked: true } => "blocked",
        { Change: ChangeKind.NoChange } => "unchanged",
        _ => $"to {step.Change.ToString().ToLowerInvariant()}",
    }).Select(group => (group.Key, group.Count())));

    public static string Of(IReadOnlyList<StepResult> results) => results.Count == 0 ? "There are no resources." : Join(results.GroupBy(result => result.Status switch
    {
        StepStatus.NoChange => "unchanged",
        StepStatus.Succeeded => "done",
        StepStatus.RolledBack => "rolled back",
        StepStatus.RollbackFailed => "failed, rollback failed",
        StepStatus.StillRunning => "still running on the platform",
        StepStatus.Cancelled => "cancelled",
        var status => status.ToString().ToLowerInvariant(),
    }).Select(group => (group.Key, group.Count())));

    private static string Join(IEnumerable<(string What, int Count)> counts) => $"{string.Join(", ", counts.Select(count => $"{count.Count} {count.What}"))}.";
}
