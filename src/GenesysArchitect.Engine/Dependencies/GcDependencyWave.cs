namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What may be deployed in parallel.</summary>
/// <param name="Number">The place in the order, from 1: all that a wave depends on is in earlier ones.</param>
/// <param name="Nodes">What it has, in the order of nodes; those of a cycle follow one another.</param>
public sealed record GcDependencyWave(int Number, IReadOnlyList<DependencyNode> Nodes);
