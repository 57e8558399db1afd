using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Tests.Diffing;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Graphs of a million flows, on a thread with a small stack: an endless search or a stack overflow would fail the run.</summary>
public class LargeGraphTests
{
    private const int Million = 1_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_chain_of_a_million_flows_is_a_million_components_and_waves(int step)
    {
        var components = SmallStack.Run(() => DependencyComponents.Of(LargeGraph.Of(Million, flow => [flow + step])));
        var waves = DeploymentWaves.Of(components);

        Assert.Equal((Million, Million), (components.Count, waves.Count));
        Assert.Equal([DependencyNode.Flow(step < 0 ? "0000000" : "0999999")], waves.NodesOf(0));
        Assert.Equal([DependencyNode.Flow(step < 0 ? "0999999" : "0000000")], waves.NodesOf(Million - 1));
        Assert.Empty(DependencyCycles.In(components));
    }

    [Fact]
    public void A_ring_of_a_million_flows_is_one_component_and_certainly_one_cycle()
    {
        // Each flow references one that is far from it in order; 7 and a million are coprime.
        var components = DependencyComponents.Of(LargeGraph.Of(Million, flow => [(flow + 700_007) % Million]));

        var cycle = Assert.Single(SmallStack.Run(() => DependencyCycles.In(components)));

        Assert.Equal((1, 1), (components.Count, DeploymentWaves.Of(components).Count));
        Assert.Equal((Million, Million, true), (cycle.Nodes.Count, cycle.ComponentSize, cycle.IsShortest));
        Assert.Equal(["0000000", "0700007", "0400014"], cycle.Nodes.Take(3).Select(node => node.Id));
    }

    [Fact]
    public void In_a_large_component_the_two_flows_that_refer_to_each_other_are_found()
    {
        var random = new Random(1);
        var components = DependencyComponents.Of(LargeGraph.Of(
            Million,
            flow => flow switch
            {
                Million - 2 => [Million - 1],
                Million - 1 => [Million - 2, 0],
                _ => [flow + 1, Math.Min(Million - 2, flow + 1 + random.Next(1_000)), Math.Min(Million - 2, flow + 1 + random.Next(1_000))],
            }));

        var cycle = Assert.Single(DependencyCycles.In(components));

        Assert.Equal((1, Million, true), (components.Count, cycle.ComponentSize, cycle.IsShortest));
        Assert.Equal("flow 0999998 → flow 0999999 → flow 0999998", cycle.ToString());
    }

    [Fact]
    public void A_cycle_found_by_an_incomplete_search_is_not_claimed_to_be_the_shortest()
    {
        // A thousand layers of a thousand flows, each of which references three of the next: every cycle has a thousand flows.
        var components = DependencyComponents.Of(LargeGraph.Of(
            Million,
            flow => Enumerable.Range(1, 3).Select(way => ((((flow / 1_000) + 1) % 1_000) * 1_000) + (((flow * 7) + (way * way * 31)) % 1_000))));

        var cycle = Assert.Single(DependencyCycles.In(components, looks: 0, minVisitsPerEdge: 4));

        Assert.Equal((1_000, false), (cycle.Nodes.Count, cycle.IsShortest));
        Assert.Equal("0000000", cycle.Nodes[0].Id);
    }

    [Fact]
    public void Ten_thousand_flows_in_one_component_are_searched_to_the_end()
    {
        // Every cycle covers the whole graph, in steps of 1 or 2, except for one at its end.
        const int Count = 10_000;
        var components = DependencyComponents.Of(LargeGraph.Of(Count, flow => flow == Count - 1 ? [0, Count - 5] : [flow + 1, Math.Min(flow + 2, Count - 1)]));

        var cycle = Assert.Single(DependencyCycles.In(components));

        Assert.True(cycle.IsShortest);
        Assert.Equal("flow 0009995 → flow 0009997 → flow 0009999 → flow 0009995", cycle.ToString());
    }
}
