namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What stands in the way of a version of an action.</summary>
public enum VersionConflictKind
{
    /// <summary>No published version satisfies every range.</summary>
    Unsatisfied,

    /// <summary>Prereleases alone lie in every range, and no range names one of the same release.</summary>
    OnlyPrereleases,

    /// <summary>No version is published, or none that can be read.</summary>
    NothingPublished,

    /// <summary>A range cannot be read, or no version can lie in it. What its askers need is not known.</summary>
    UnreadableRange,

    /// <summary>A published version cannot be read. It is left out; the others are not in doubt.</summary>
    UnreadableVersion,
}
