using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>For any graph, the components are those found by testing every pair of nodes.</summary>
public class ComponentPropertyTests
{
    private const int Graphs = 3_000;

    [Fact]
    public void Two_nodes_are_in_one_component_exactly_when_each_depends_on_the_other()
    {
        var largest = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var (graph, components) = (generated.Graph, DependencyComponents.Of(generated.Graph));

            foreach (var node in generated.Nodes)
            {
                var expected = generated.ComponentOf(node);
                largest = Math.Max(largest, expected.Count);
                var found = components.MembersOf(components.ComponentOf[graph.NumberOf(node)]).ToArray();

                Assert.True(expected.SequenceEqual(found.Select(number => graph[number])), $"seed {seed}: {node} of {generated}");
            }

            Assert.Equal(generated.Nodes.Select(node => generated.ComponentOf(node)[0]).Distinct().Count(), components.Count);
        }

        Assert.True(largest > 4, $"the largest had {largest} nodes");
    }

    [Fact]
    public void A_component_is_cyclic_exactly_when_a_node_of_it_transitively_depends_on_itself()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var components = DependencyComponents.Of(generated.Graph);

            foreach (var node in generated.Nodes)
            {
                var component = components.ComponentOf[generated.Graph.NumberOf(node)];

                Assert.True(generated.ReachedFrom(node).Contains(node) == components.IsCyclic(component), $"seed {seed}: {node} of {generated}");
            }
        }
    }

    [Fact]
    public void What_a_component_depends_on_has_a_smaller_number()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var components = DependencyComponents.Of(generated.Graph);

            foreach (var (from, to, _) in generated.Edges)
            {
                Assert.True(components.ComponentOf[generated.Graph.NumberOf(to)] <= components.ComponentOf[generated.Graph.NumberOf(from)], $"seed {seed}: {from} → {to} of {generated}");
            }
        }
    }
}
