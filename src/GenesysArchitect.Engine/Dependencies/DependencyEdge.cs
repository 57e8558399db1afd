namespace GenesysArchitect.Engine.Dependencies;

/// <summary>An edge of the graph, by numbers: the dependent, the dependency and the version range.</summary>
internal readonly record struct DependencyEdge(int From, int To, int Range);
