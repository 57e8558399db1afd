namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What to take where no published version of an action satisfies everything that asks for it.</summary>
public enum VersionFallback
{
    /// <summary>Nothing: the action stays without a version.</summary>
    None,

    /// <summary>The highest published version.</summary>
    Highest,

    /// <summary>The lowest published version.</summary>
    Lowest,
}
