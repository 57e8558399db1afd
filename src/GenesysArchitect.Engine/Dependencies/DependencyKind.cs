namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The kinds of nodes in the dependency graph. In node order, flows come before actions.</summary>
public enum DependencyKind
{
    /// <summary>An Architect flow.</summary>
    Flow,

    /// <summary>A data action of an integration.</summary>
    Action,
}
