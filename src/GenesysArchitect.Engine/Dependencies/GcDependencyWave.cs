namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Flows and actions that can be deployed in parallel.</summary>
/// <param name="Number">The number of the wave, from 1: all dependencies are in earlier waves.</param>
/// <param name="Nodes">The nodes of the wave, in order; the nodes of a cycle are adjacent.</param>
public sealed record GcDependencyWave(int Number, IReadOnlyList<DependencyNode> Nodes);
