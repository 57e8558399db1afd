using System.Runtime.InteropServices;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// One component as a graph of its own: its nodes are numbered from 0 in order, and it contains only the edges among
/// them. Nodes can be removed; a node that is then obviously on no cycle is removed with it:
/// one without incoming or without outgoing edges.
/// </summary>
internal sealed class ComponentGraph
{
    private readonly int[] _nodes;
    private readonly Adjacency _dependencies;
    private readonly Adjacency _dependents;
    private readonly int[] _dependencyCounts;
    private readonly int[] _dependentCounts;
    private readonly bool[] _isOut;
    private readonly Stack<int> _removalStack = new();

    private ComponentGraph(int[] nodes, ReadOnlySpan<DependencyEdge> edges)
    {
        _nodes = nodes;
        EdgeCount = edges.Length;
        _dependencies = new Adjacency(edges, nodes.Length, edge => edge.From, edge => edge.To);
        _dependents = new Adjacency(edges, nodes.Length, edge => edge.To, edge => edge.From);
        _dependencyCounts = [.. nodes.Select((_, node) => _dependencies[node].Length)];
        _dependentCounts = [.. nodes.Select((_, node) => _dependents[node].Length)];
        _isOut = new bool[nodes.Length];
    }

    /// <summary>The number of nodes.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>The number of edges; parallel edges count once.</summary>
    public int EdgeCount { get; }

    /// <summary>Creates the graph of a component.</summary>
    /// <param name="components">The components of a graph.</param>
    /// <param name="component">The number of the component.</param>
    /// <param name="numbers">A buffer with an element for each node of the whole graph; its content is ignored.</param>
    public static ComponentGraph Of(DependencyComponents components, int component, int[] numbers)
    {
        var members = components.MembersOf(component);
        for (var number = 0; number < members.Length; number++)
        {
            numbers[members[number]] = number;
        }

        var edges = new List<DependencyEdge>(members.Length);
        for (var number = 0; number < members.Length; number++)
        {
            var last = -1;
            foreach (var target in components.Graph.DependenciesOf(members[number]))
            {
                if (target != last && components.ComponentOf[target] == component)
                {
                    edges.Add(new DependencyEdge(number, numbers[target], 0));
                    last = target;
                }
            }
        }

        return new ComponentGraph(members.ToArray(), CollectionsMarshal.AsSpan(edges));
    }

    /// <summary>The number of a node in the whole graph.</summary>
    public int NodeOf(int node) => _nodes[node];

    /// <summary>The dependencies of a node, in order, including removed ones.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => _dependencies[node];

    /// <summary>Whether a node has been removed.</summary>
    public bool IsOut(int node) => _isOut[node];

    /// <summary>Removes a node.</summary>
    public void Remove(int node)
    {
        _isOut[node] = true;
        _removalStack.Push(node);
        while (_removalStack.TryPop(out var leaving))
        {
            DecrementCounts(_dependencies[leaving], _dependentCounts);
            DecrementCounts(_dependents[leaving], _dependencyCounts);
        }
    }

    private void DecrementCounts(ReadOnlySpan<int> neighbors, int[] counts)
    {
        foreach (var neighbor in neighbors)
        {
            if (--counts[neighbor] == 0 && !_isOut[neighbor])
            {
                _isOut[neighbor] = true;
                _removalStack.Push(neighbor);
            }
        }
    }
}
