namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The strongly connected components of a graph: nodes in a cycle form one component, and
/// every other node is a component of its own. A component has a larger number than its dependencies.
/// </summary>
internal sealed class DependencyComponents
{
    private readonly int[] _componentOf;
    private readonly int[] _members;
    private readonly int[] _starts;

    private DependencyComponents(DependencyGraph graph, int[] componentOf, int count)
    {
        Graph = graph;
        _componentOf = componentOf;

        // In numerical order, so that the members of each component are in node order.
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        _members = CountingSort.By<int>(nodes, count, node => componentOf[node], out _starts);
    }

    /// <summary>The graph of the components.</summary>
    public DependencyGraph Graph { get; }

    /// <summary>The number of components.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The component of each node.</summary>
    public ReadOnlySpan<int> ComponentOf => _componentOf;

    /// <summary>The nodes of a component, in order.</summary>
    public ReadOnlySpan<int> MembersOf(int component) => _members.AsSpan(_starts[component].._starts[component + 1]);

    /// <summary>Whether a component contains a cycle: it has more than one node, or a node that depends on itself.</summary>
    public bool IsCyclic(int component)
    {
        var members = MembersOf(component);
        return members.Length > 1 || Graph.DependenciesOf(members[0]).BinarySearch(members[0]) >= 0;
    }

    /// <summary>Finds the components of a graph.</summary>
    public static DependencyComponents Of(DependencyGraph graph)
    {
        var search = new ComponentSearch(graph);
        return new DependencyComponents(graph, search.ComponentOf, search.Count);
    }
}
