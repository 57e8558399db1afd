namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The cycles in a graph: of each component that has any, a shortest. Of several it is the one whose nodes, from
/// its first on, come first in the order of nodes.
/// </summary>
/// <remarks>
/// Which cycle is a shortest is certain once there was a search from every node, and those are too many searches
/// for a component of a million nodes. So a component is searched by a number of looks at its edges and no more:
/// <see cref="Looks"/> are shared out among all components by how many edges they have, and each has at least
/// <see cref="LeastLooksAtAnEdge"/> looks at every edge. A component that has no more nodes than looks at every edge
/// is always searched to its end: any of 64 nodes, and one of 20,000 nodes where there are 10,000 edges in
/// cycles. Most larger ones are too, since a search ends where it can find nothing shorter any more, and what lies
/// on no cycle any more is left out. The search from the first node always ends, so every component has a
/// cycle to show: at worst a shortest of those through its first node. It is looks that are counted, and no time:
/// the same graph has the same cycles on every machine.
/// </remarks>
internal static class DependencyCycles
{
    /// <summary>How many looks at edges all components have together.</summary>
    public const long Looks = 200_000_000;

    /// <summary>How many looks at each of its edges a component has at least.</summary>
    public const long LeastLooksAtAnEdge = 64;

    /// <summary>A shortest cycle of each component that has any, in the order of their first nodes.</summary>
    /// <param name="components">The components of a graph.</param>
    /// <param name="looks">How many looks at edges all components have together.</param>
    /// <param name="leastLooksAtAnEdge">How many looks at each of its edges a component has at least.</param>
    public static IReadOnlyList<DependencyCycle> In(DependencyComponents components, long looks = Looks, long leastLooksAtAnEdge = LeastLooksAtAnEdge)
    {
        var cyclic = Enumerable.Range(0, components.Count).Where(components.IsCyclic).ToList();
        var edges = cyclic.Sum(component => CountEdges(components, component));
        var looksAtAnEdge = Math.Max(leastLooksAtAnEdge, looks / Math.Max(1, edges));
        var numbers = new int[components.Graph.NodeCount];
        return
        [
            .. cyclic
                .Select(component => Shortest(components.Graph, ComponentGraph.Of(components, component, numbers), looksAtAnEdge))
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

    private static DependencyCycle Shortest(DependencyGraph graph, ComponentGraph component, long looksAtAnEdge)
    {
        var (circle, isShortest) = CycleSearch.In(component, looksAtAnEdge * component.EdgeCount);
        return new DependencyCycle
        {
            Nodes = [.. circle.Select(node => graph[component.NodeOf(node)])],
            ComponentSize = component.NodeCount,
            IsShortest = isShortest,
        };
    }
}
