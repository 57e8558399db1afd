using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>For any graph, the cycles are those found by exhaustive search.</summary>
public class CyclePropertyTests
{
    private const int Graphs = 3_000;

    [Fact]
    public void Each_component_with_a_cycle_shows_the_first_of_its_shortest()
    {
        var lengths = new HashSet<int>();
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var expected = Components(generated).Select(component => First(CycleDetector(generated, component))).OfType<List<DependencyNode>>().OrderBy(cycle => cycle[0], DependencyNode.Order).ToList();
            lengths.UnionWith(expected.Select(cycle => cycle.Count));

            var cycles = DependencyCycles.In(DependencyComponents.Of(generated.Graph));

            Assert.True(expected.Select(Text).SequenceEqual(cycles.Select(cycle => cycle.ToString())), $"seed {seed}: {string.Join(", ", cycles)} of {generated}");
            Assert.All(cycles, cycle => Assert.Equal((true, generated.ComponentOf(cycle.Nodes[0]).Count), (cycle.IsShortest, cycle.ComponentSize)));
        }

        Assert.Superset(new HashSet<int> { 1, 2, 3, 4, 5, 6, 7 }, lengths);
    }

    [Fact]
    public void Where_only_the_first_search_may_end_the_cycle_is_the_shortest_through_the_first_node()
    {
        var uncertain = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var components = Components(generated).Where(component => CycleDetector(generated, component).Any()).ToList();

            var cycles = DependencyCycles.In(DependencyComponents.Of(generated.Graph), looks: 0, minVisitsPerEdge: 0);

            Assert.Equal(components.Count, cycles.Count);
            foreach (var (component, cycle) in components.Zip(cycles))
            {
                var expected = First(CycleDetector(generated, component).Where(cycle => cycle[0] == component[0]))!;
                uncertain += cycle.IsShortest ? 0 : 1;

                Assert.True(Text(expected) == cycle.ToString(), $"seed {seed}: {cycle} of {generated}");
                Assert.True(!cycle.IsShortest || First(CycleDetector(generated, component))!.Count == cycle.Nodes.Count, $"seed {seed}: {cycle} of {generated}");
            }
        }

        Assert.True(uncertain > 100, $"{uncertain} were uncertain");
    }

    private static List<List<DependencyNode>> Components(GeneratedGraph graph) =>
        [.. graph.Nodes.Select(graph.ComponentOf).DistinctBy(component => component[0]).OrderBy(component => component[0], DependencyNode.Order)];

    /// <summary>Every simple cycle of a component, from its first node.</summary>
    private static IEnumerable<List<DependencyNode>> CycleDetector(GeneratedGraph graph, List<DependencyNode> component) =>
        component.SelectMany(start => CyclesBy(graph, [start]));

    private static IEnumerable<List<DependencyNode>> CyclesBy(GeneratedGraph graph, List<DependencyNode> way)
    {
        foreach (var next in graph.DependenciesOf(way[^1]))
        {
            if (next == way[0])
            {
                yield return way;
            }
            else if (!way.Contains(next) && DependencyNode.Order.Compare(way[0], next) < 0)
            {
                foreach (var cycle in CyclesBy(graph, [.. way, next]))
                {
                    yield return cycle;
                }
            }
        }
    }

    /// <summary>The shortest, and of those the one whose nodes come first.</summary>
    private static List<DependencyNode>? First(IEnumerable<List<DependencyNode>> cycles) =>
        cycles.OrderBy(cycle => cycle.Count).ThenBy(cycle => cycle, Comparer<List<DependencyNode>>.Create(CompareNodes)).FirstOrDefault();

    private static int CompareNodes(List<DependencyNode> one, List<DependencyNode> other) =>
        one.Zip(other, DependencyNode.Order.Compare).FirstOrDefault(compared => compared != 0);

    private static string Text(List<DependencyNode> cycle) => string.Join(" → ", [.. cycle, cycle[0]]);
}
