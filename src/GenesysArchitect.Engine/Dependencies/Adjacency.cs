namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Which nodes each node has an edge to, in flat arrays.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _targets;

    /// <summary>The edges from each node to others.</summary>
    /// <param name="edges">The edges; the neighbors of a node come in the order of these.</param>
    /// <param name="nodeCount">How many nodes there are.</param>
    /// <param name="nodeOf">Which end of an edge is the node.</param>
    /// <param name="neighborOf">Which end of it is the other.</param>
    public Adjacency(ReadOnlySpan<DependencyEdge> edges, int nodeCount, Func<DependencyEdge, int> nodeOf, Converter<DependencyEdge, int> neighborOf) =>
        _targets = Array.ConvertAll(CountingSort.By(edges, nodeCount, nodeOf, out _starts), neighborOf);

    /// <summary>The nodes that a node has an edge to.</summary>
    public ReadOnlySpan<int> this[int node] => _targets.AsSpan(_starts[node].._starts[node + 1]);
}
