namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The cycles of a graph: a shortest one for each component that has any. Of several shortest cycles it is the one
/// whose nodes come first in node order.
/// </summary>
/// <remarks>
/// A shortest cycle is only certain after a search from every node, which is too expensive
/// for a component of a million nodes. A component is therefore searched with a limited number of edge visits:
/// <see cref="Looks"/> are distributed among all components by their number of edges, and each has at least
/// <see cref="MinVisitsPerEdge"/> visits per edge. A component with no more nodes than visits per edge
/// is always searched completely: any of 64 nodes, and one of 20,000 nodes if 10,000 edges are on
/// cycles. Most larger ones are too, since a search ends when no shorter cycle is possible, and nodes that are
/// on no cycle any more are skipped. The search from the first node always completes, so every component has a
/// cycle to report: at worst a shortest one through its first node. Visits are counted instead of time, so
/// the same graph has the same result on every machine.
/// </remarks>
internal static class DependencyCycles
{
    /// <summary>The total number of edge visits for all components.</summary>
    public const long Looks = 200_000_000;

    /// <summary>The minimum number of visits of each edge in a component.</summary>
    public const long MinVisitsPerEdge = 64;

    /// <summary>A shortest cycle of each component that has any, in the order of their first nodes.</summary>
    /// <param name="components">The components of a graph.</param>
    /// <param name="looks">The total number of edge visits for all components.</param>
    /// <param name="minVisitsPerEdge">The minimum number of visits of each edge in a component.</param>
    public static IReadOnlyList<DependencyCycle> In(DependencyComponents components, long looks = Looks, long minVisitsPerEdge = MinVisitsPerEdge)
    {
        var cyclic = Enumerable.Range(0, components.Count).Where(components.IsCyclic).ToList();
        var edges = cyclic.Sum(component => CountEdges(components, component));
        var visitsPerEdge = Math.Max(minVisitsPerEdge, looks / Math.Max(1, edges));
        var numbers = new int[components.Graph.NodeCount];
        return
        [
            .. cyclic
                .Select(component => Shortest(components.Graph, ComponentGraph.Of(components, component, numbers), visitsPerEdge))
                .OrderBy(cycle => cycle.Nodes[0], DependencyNode.Order),
        ];
    }

    private static long CountEdges(DependencyComponents components, int component)
    {
        var edges = 0L;
        foreach (var member in components.MembersOf(component))
        {
            foreach (var target in components.Graph.DependenciesOf(member))
            {
                edges += components.ComponentOf[target] == component ? 1 : 0;
            }
        }

        return edges;
    }

    private static DependencyCycle Shortest(DependencyGraph graph, ComponentGraph component, long visitsPerEdge)
    {
        var (cycle, isShortest) = CycleSearch.In(component, visitsPerEdge * component.EdgeCount);
        return new DependencyCycle
        {
            Nodes = [.. cycle.Select(node => graph[component.NodeOf(node)])],
            ComponentSize = component.NodeCount,
            IsShortest = isShortest,
        };
    }
}
