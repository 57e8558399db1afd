using System.Runtime.InteropServices;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Takes nodes and edges in any order and as often as they are met, and makes the graph of them.</summary>
internal sealed class DependencyGraphBuilder
{
    // The range of a reference to a flow, and of a use that names none.
    private const int NoRange = 0;

    private readonly Dictionary<DependencyNode, int> _numbers = [];
    private readonly List<DependencyNode> _nodes = [];
    private readonly Dictionary<string, int> _rangeNumbers = new(StringComparer.Ordinal);
    private readonly List<string?> _rangeTexts = [null];
    private readonly List<DependencyEdge> _edges = [];

    /// <summary>Adds a node. One that an edge names is added by itself.</summary>
    public void Add(DependencyNode node) => NumberOf(node);

    /// <summary>Adds that a flow refers to a flow.</summary>
    /// <param name="flowId">The flow that refers.</param>
    /// <param name="referencedFlowId">The flow that it refers to.</param>
    public void AddReference(string flowId, string referencedFlowId) =>
        _edges.Add(new DependencyEdge(NumberOf(DependencyNode.Flow(flowId)), NumberOf(DependencyNode.Flow(referencedFlowId)), NoRange));

    /// <summary>Adds that a flow or an action uses an action.</summary>
    /// <param name="user">The flow or the action that uses it.</param>
    /// <param name="actionId">The action that is used.</param>
    /// <param name="range">The range of versions as it is written there; null if there is none.</param>
    public void AddUse(DependencyNode user, string actionId, string? range) =>
        _edges.Add(new DependencyEdge(NumberOf(user), NumberOf(DependencyNode.Action(actionId)), RangeNumberOf(range)));

    /// <summary>The graph of all that was added so far. What was added twice is in it once.</summary>
    public DependencyGraph Build()
    {
        var (nodes, places) = InOrder();

        // Three stable passes, the last counting most: no two edges are ever compared.
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

    /// <summary>The nodes in order, and at which place of it each stands that was added.</summary>
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
