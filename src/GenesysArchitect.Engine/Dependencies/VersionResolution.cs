namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The result of resolving versions of actions.</summary>
public sealed record VersionResolution
{
    /// <summary>The actions with a version, by id.</summary>
    public required IReadOnlyList<ResolvedDependency> Resolved { get; init; }

    /// <summary>The conflicts, by action id. A fallback does not remove a conflict.</summary>
    public required IReadOnlyList<GcVersionConflict> Conflicts { get; init; }

    /// <summary>Whether every action has a version that satisfies all constraints.</summary>
    public bool IsComplete => Conflicts.All(conflict => conflict.Kind == VersionConflictKind.UnreadableVersion);
}
