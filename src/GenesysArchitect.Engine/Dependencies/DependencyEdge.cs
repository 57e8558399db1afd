namespace GenesysArchitect.Engine.Dependencies;

/// <summary>One edge of the graph, by numbers: who depends, on what, under which range.</summary>
internal readonly record struct DependencyEdge(int From, int To, int Range);
