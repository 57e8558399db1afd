namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>The direction in which dependencies are followed from a node.</summary>
public enum DependencyDirection
{
    /// <summary>To its dependencies.</summary>
    Dependencies,

    /// <summary>To its dependents.</summary>
    Consumers,

    /// <summary>In both directions from the node, but not to other dependents of its dependencies.</summary>
    Both,
}
