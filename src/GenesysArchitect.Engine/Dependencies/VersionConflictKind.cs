namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The kinds of version conflicts.</summary>
public enum VersionConflictKind
{
    /// <summary>No published version satisfies every range.</summary>
    Unsatisfied,

    /// <summary>Only prereleases satisfy every range, and no range allows prereleases of the same release.</summary>
    OnlyPrereleases,

    /// <summary>No version is published, or none that can be read.</summary>
    NothingPublished,

    /// <summary>A range cannot be read, or no version can satisfy it, so the constraint is unknown.</summary>
    UnreadableRange,

    /// <summary>A published version cannot be read. It is ignored, which does not affect the others.</summary>
    UnreadableVersion,
}
