namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The strongly connected components of a graph: what depends on each other in a cycle is one component, and
/// everything else is one by itself. A component has a larger number than all that it depends on.
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

        // In the order of their numbers, so the members of each come out in the order of nodes.
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        _members = CountingSort.By<int>(nodes, count, node => componentOf[node], out _starts);
    }

    /// <summary>The graph that they are the components of.</summary>
    public DependencyGraph Graph { get; }

    /// <summary>How many there are.</summary>
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
