using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>An error in the dependencies of flows.</summary>
/// <param name="Error">The error with its remedies.</param>
/// <param name="Conflict">The conflict; null for a cycle or a node that could not be read.</param>
public sealed record DependencyFinding(GcException Error, GcVersionConflict? Conflict)
{
    /// <summary>All errors of a resolution: unreadable nodes, then cycles, then conflicts.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The findings.</returns>
    public static IReadOnlyList<DependencyFinding> In(GcDependencyResolution resolution) =>
    [
        .. resolution.Problems.Select(problem => new DependencyFinding(problem.Error, null)),
        .. resolution.Cycles.Select(cycle => new DependencyFinding(DependencyErrors.Cycle(cycle), null)),
        .. resolution.Conflicts.Select(conflict => new DependencyFinding(DependencyErrors.Conflict(conflict), conflict)),
    ];

    /// <summary>The error to fail with if conflicts are not accepted.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The error; null if there is no conflict.</returns>
    public static GcException? ConflictsIn(GcDependencyResolution resolution) =>
        resolution.Conflicts.Count == 0 ? null : DependencyErrors.Conflicts(resolution.Conflicts);
}
