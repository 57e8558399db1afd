namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What asking for versions of actions came to.</summary>
public sealed record VersionResolution
{
    /// <summary>The actions that have a version, by id.</summary>
    public required IReadOnlyList<ResolvedDependency> Resolved { get; init; }

    /// <summary>What stands in the way, by the id of the action. A fallback takes no conflict away.</summary>
    public required IReadOnlyList<GcVersionConflict> Conflicts { get; init; }

    /// <summary>Whether every action has a version that satisfies everything that asks for it.</summary>
    public bool IsComplete => Conflicts.All(conflict => conflict.Kind == VersionConflictKind.UnreadableVersion);
}
