using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Something that is wrong with what flows depend on.</summary>
/// <param name="Error">What is wrong, and what to do.</param>
/// <param name="Conflict">The conflict that it is; null if it is a cycle, or could not be read.</param>
public sealed record DependencyFinding(GcException Error, GcVersionConflict? Conflict)
{
    /// <summary>All that is wrong with a resolution: what could not be read, then cycles, then conflicts.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The findings.</returns>
    public static IReadOnlyList<DependencyFinding> In(GcDependencyResolution resolution) =>
    [
        .. resolution.Problems.Select(problem => new DependencyFinding(problem.Error, null)),
        .. resolution.Cycles.Select(cycle => new DependencyFinding(DependencyErrors.Cycle(cycle), null)),
        .. resolution.Conflicts.Select(conflict => new DependencyFinding(DependencyErrors.Conflict(conflict), conflict)),
    ];

    /// <summary>What to end with where conflicts are not to be lived with.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The error; null if there is no conflict.</returns>
    public static GcException? ConflictsIn(GcDependencyResolution resolution) =>
        resolution.Conflicts.Count == 0 ? null : DependencyErrors.Conflicts(resolution.Conflicts);
}
