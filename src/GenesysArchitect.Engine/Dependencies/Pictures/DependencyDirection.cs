namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Which way dependencies are followed from a node.</summary>
public enum DependencyDirection
{
    /// <summary>To what it depends on.</summary>
    Dependencies,

    /// <summary>To what depends on it.</summary>
    Consumers,

    /// <summary>Both of these, each from the node on: not the other consumers of what it depends on.</summary>
    Both,
}
