using System.Runtime.InteropServices;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Collects nodes and edges in any order, with duplicates, and creates the graph.</summary>
internal sealed class DependencyGraphBuilder
{
    // The range of a reference to a flow, and of a use without a range.
    private const int NoRange = 0;

    private readonly Dictionary<DependencyNode, int> _numbers = [];
    private readonly List<DependencyNode> _nodes = [];
    private readonly Dictionary<string, int> _rangeNumbers = new(StringComparer.Ordinal);
    private readonly List<string?> _rangeTexts = [null];
    private readonly List<DependencyEdge> _edges = [];

    /// <summary>Adds a node. The nodes of an edge are added automatically.</summary>
    public void Add(DependencyNode node) => NumberOf(node);

    /// <summary>Adds a reference of a flow to another flow.</summary>
    /// <param name="flowId">The flow that refers.</param>
    /// <param name="referencedFlowId">The flow that it refers to.</param>
    public void AddReference(string flowId, string referencedFlowId) =>
        _edges.Add(new DependencyEdge(NumberOf(DependencyNode.Flow(flowId)), NumberOf(DependencyNode.Flow(referencedFlowId)), NoRange));

    /// <summary>Adds a use of an action by a flow or an action.</summary>
    /// <param name="user">The flow or the action that uses it.</param>
    /// <param name="actionId">The action that is used.</param>
    /// <param name="range">The version range as written; null if there is none.</param>
    public void AddUse(DependencyNode user, string actionId, string? range) =>
        _edges.Add(new DependencyEdge(NumberOf(user), NumberOf(DependencyNode.Action(actionId)), RangeNumberOf(range)));

    /// <summary>The graph of everything added so far, without duplicates.</summary>
    public DependencyGraph Build()
    {
        var (nodes, places) = InOrder();

        // Three stable sorts, the most significant last: edges are never compared.
        var edges = CountingSort.By<DependencyEdge>(CollectionsMarshal.AsSpan(_edges), _rangeTexts.Count, edge => edge.Range, out _);
        edges = CountingSort.By<DependencyEdge>(edges, nodes.Length, edge => places[edge.To], out _);
        edges = CountingSort.By<DependencyEdge>(edges, nodes.Length, edge => places[edge.From], out _);

        var once = WithoutRepeats(edges);
        var starts = CountingSort.Starts(once, nodes.Length, edge => places[edge.From]);
        var (targets, ranges) = (new int[once.Length], new int[once.Length]);
        for (var edge = 0; edge < once.Length; edge++)
        {
            (targets[edge], ranges[edge]) = (places[once[edge].To], once[edge].Range);
        }

        return new DependencyGraph(nodes, starts, targets, ranges, [.. _rangeTexts]);
    }

    /// <summary>The sorted nodes, and the new position of each added node.</summary>
    private (DependencyNode[] Nodes, int[] Places) InOrder()
    {
        var nodes = _nodes.ToArray();
        var added = Enumerable.Range(0, nodes.Length).ToArray();
        Array.Sort(nodes, added, DependencyNode.Order);
        var places = new int[nodes.Length];
        for (var place = 0; place < added.Length; place++)
        {
            places[added[place]] = place;
        }

        return (nodes, places);
    }

    private static ReadOnlySpan<DependencyEdge> WithoutRepeats(Span<DependencyEdge> sorted)
    {
        var kept = 0;
        foreach (var edge in sorted)
        {
            if (kept == 0 || sorted[kept - 1] != edge)
            {
                sorted[kept++] = edge;
            }
        }

        return sorted[..kept];
    }

    private int NumberOf(DependencyNode node)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, node, out var known);
        if (!known)
        {
            number = _nodes.Count;
            _nodes.Add(node);
        }

        return number;
    }

    private int RangeNumberOf(string? range)
    {
        if (range is null)
        {
            return NoRange;
        }

        if (!_rangeNumbers.TryGetValue(range, out var number))
        {
            number = _rangeTexts.Count;
            _rangeTexts.Add(range);
            _rangeNumbers.Add(range, number);
        }

        return number;
    }
}
