namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// What depends on what, made for a million nodes: the algorithms see numbers in flat arrays and no objects.
/// Nodes are numbered in their own order, so the smaller of two numbers is the node that comes first; what a
/// node depends on stands in that order too. Both make whatever is computed here the same on every run,
/// in whichever order the graph was read.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly DependencyNode[] _nodes;
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly int[] _ranges;
    private readonly string?[] _rangeTexts;

    /// <summary>Made by <see cref="DependencyGraphBuilder"/>.</summary>
    /// <param name="nodes">The nodes in order.</param>
    /// <param name="starts">Where the edges of each node begin; one entry more than there are nodes.</param>
    /// <param name="targets">The edges, by node, then by what they lead to.</param>
    /// <param name="ranges">Which text is the range of each edge.</param>
    /// <param name="rangeTexts">The texts, each once.</param>
    internal DependencyGraph(DependencyNode[] nodes, int[] starts, int[] targets, int[] ranges, string?[] rangeTexts)
    {
        _nodes = nodes;
        _starts = starts;
        _targets = targets;
        _ranges = ranges;
        _rangeTexts = rangeTexts;
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>How many edges there are: one use of an action under two ranges is two.</summary>
    public int EdgeCount => _targets.Length;

    /// <summary>Where the edges of each node begin in <see cref="Targets"/>; one entry more than there are nodes.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>What all edges lead to, those of the first node first.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>The node of a number.</summary>
    public DependencyNode this[int node] => _nodes[node];

    /// <summary>The number of a node; negative when it is not in the graph.</summary>
    public int NumberOf(DependencyNode node) => Array.BinarySearch(_nodes, node, DependencyNode.Order);

    /// <summary>What a node depends on directly, in order; twice where it does so under two ranges.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => _targets.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>The range of an edge as it is written; null if there is none.</summary>
    public string? RangeOf(int edge) => _rangeTexts[_ranges[edge]];

    /// <summary>Every wish for a version of an action, by who has it, then by action.</summary>
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
