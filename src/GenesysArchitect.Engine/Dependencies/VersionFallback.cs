namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The version to select if no published version of an action satisfies all constraints.</summary>
public enum VersionFallback
{
    /// <summary>None: the action has no version.</summary>
    None,

    /// <summary>The highest published version.</summary>
    Highest,

    /// <summary>The lowest published version.</summary>
    Lowest,
}
