namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What stands at a place in the graph of dependencies. Wherever nodes are ordered, flows come before actions.</summary>
public enum DependencyKind
{
    /// <summary>An Architect flow.</summary>
    Flow,

    /// <summary>A data action of an integration.</summary>
    Action,
}
