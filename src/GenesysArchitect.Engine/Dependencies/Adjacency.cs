namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The neighbors of each node, in flat arrays.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _targets;

    /// <summary>The edges from each node to others.</summary>
    /// <param name="edges">The edges; the neighbors of a node are returned in this order.</param>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="nodeOf">Selects the node of an edge.</param>
    /// <param name="neighborOf">Selects the neighbor of an edge.</param>
    public Adjacency(ReadOnlySpan<DependencyEdge> edges, int nodeCount, Func<DependencyEdge, int> nodeOf, Converter<DependencyEdge, int> neighborOf) =>
        _targets = Array.ConvertAll(CountingSort.By(edges, nodeCount, nodeOf, out _starts), neighborOf);

    /// <summary>The nodes that a node has an edge to.</summary>
    public ReadOnlySpan<int> this[int node] => _targets.AsSpan(_starts[node].._starts[node + 1]);
}
