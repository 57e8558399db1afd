namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The dependency graph, designed for a million nodes: algorithms work on numbers in flat arrays instead of objects.
/// Nodes are numbered in node order, and the dependencies of a node are in that order too, so that every
/// result computed from the graph is the same on every run,
/// regardless of the order in which the graph was read.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly DependencyNode[] _nodes;
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly int[] _ranges;
    private readonly string?[] _rangeTexts;

    /// <summary>Created by <see cref="DependencyGraphBuilder"/>.</summary>
    /// <param name="nodes">The nodes in order.</param>
    /// <param name="starts">The start of each node's edges; one entry more than there are nodes.</param>
    /// <param name="targets">The edges, by node, then by target.</param>
    /// <param name="ranges">The index of each edge's range text.</param>
    /// <param name="rangeTexts">The distinct range texts.</param>
    internal DependencyGraph(DependencyNode[] nodes, int[] starts, int[] targets, int[] ranges, string?[] rangeTexts)
    {
        _nodes = nodes;
        _starts = starts;
        _targets = targets;
        _ranges = ranges;
        _rangeTexts = rangeTexts;
    }

    /// <summary>The number of nodes.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>The number of edges: a use of an action with two ranges counts twice.</summary>
    public int EdgeCount => _targets.Length;

    /// <summary>The start of each node's edges in <see cref="Targets"/>; one entry more than there are nodes.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>The targets of all edges, those of the first node first.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>The node of a number.</summary>
    public DependencyNode this[int node] => _nodes[node];

    /// <summary>The number of a node; negative when it is not in the graph.</summary>
    public int NumberOf(DependencyNode node) => Array.BinarySearch(_nodes, node, DependencyNode.Order);

    /// <summary>The direct dependencies of a node, in order; twice for two ranges.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => _targets.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>The range of an edge as written; null if there is none.</summary>
    public string? RangeOf(int edge) => _rangeTexts[_ranges[edge]];

    /// <summary>All version requests, by requester, then by action.</summary>
    public IEnumerable<VersionRequest> Requests()
    {
        for (var node = 0; node < _nodes.Length; node++)
        {
            for (var edge = _starts[node]; edge < _starts[node + 1]; edge++)
            {
                var target = _nodes[_targets[edge]];
                if (target.Kind == DependencyKind.Action)
                {
                    yield return new VersionRequest(target.Id, _rangeTexts[_ranges[edge]], _nodes[node]);
                }
            }
        }
    }
}
