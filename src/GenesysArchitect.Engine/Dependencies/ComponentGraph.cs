using System.Runtime.InteropServices;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// One component as a graph by itself: its nodes are numbered from 0 in their order, and it has the edges among
/// them alone. A node can be taken out, and what lies on no cycle without it goes with it where that is plain:
/// nothing leads to it any more, or nothing from it.
/// </summary>
internal sealed class ComponentGraph
{
    private readonly int[] _nodes;
    private readonly Adjacency _dependencies;
    private readonly Adjacency _dependents;
    private readonly int[] _dependencyCounts;
    private readonly int[] _dependentCounts;
    private readonly bool[] _isOut;
    private readonly Stack<int> _leaving = new();

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

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>How many edges there are, each between two nodes counted once.</summary>
    public int EdgeCount { get; }

    /// <summary>Makes a graph of one component.</summary>
    /// <param name="components">The components of a graph.</param>
    /// <param name="component">Which of them.</param>
    /// <param name="numbers">Room for a number for each node of the whole graph; what is in it does not matter.</param>
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

    /// <summary>The number in the whole graph of a node of this one.</summary>
    public int NodeOf(int node) => _nodes[node];

    /// <summary>What a node depends on, in order; what is out is still among it.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => _dependencies[node];

    /// <summary>Whether a node has been taken out, or went with another.</summary>
    public bool IsOut(int node) => _isOut[node];

    /// <summary>Takes a node out.</summary>
    public void TakeOut(int node)
    {
        _isOut[node] = true;
        _leaving.Push(node);
        while (_leaving.TryPop(out var leaving))
        {
            Lessen(_dependencies[leaving], _dependentCounts);
            Lessen(_dependents[leaving], _dependencyCounts);
        }
    }

    private void Lessen(ReadOnlySpan<int> neighbors, int[] counts)
    {
        foreach (var neighbor in neighbors)
        {
            if (--counts[neighbor] == 0 && !_isOut[neighbor])
            {
                _isOut[neighbor] = true;
                _leaving.Push(neighbor);
            }
        }
    }
}
