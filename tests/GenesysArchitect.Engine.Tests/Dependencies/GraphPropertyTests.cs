using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Properties of the graph of any nodes and edges.</summary>
public class GraphPropertyTests
{
    private const int Graphs = 3_000;

    [Fact]
    public void Its_nodes_are_those_that_were_added_or_named_in_order()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var graph = generated.Graph;

            var nodes = Enumerable.Range(0, graph.NodeCount).Select(number => graph[number]).ToList();

            Assert.True(generated.Nodes.OrderBy(node => node.Kind).ThenBy(node => node.Id, StringComparer.Ordinal).SequenceEqual(nodes), $"seed {seed}: {generated}");
            Assert.All(nodes, node => Assert.Equal(node, graph[graph.NumberOf(node)]));
            Assert.True(graph.NumberOf(DependencyNode.Flow("another")) < 0);
        }
    }

    [Fact]
    public void A_node_depends_on_what_its_edges_lead_to_in_order_once_under_each_range()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var graph = generated.Graph;

            foreach (var node in generated.Nodes)
            {
                var expected = generated.Edges.Where(edge => edge.From == node).Distinct().Select(edge => graph.NumberOf(edge.To)).Order();

                Assert.True(expected.SequenceEqual(graph.DependenciesOf(graph.NumberOf(node)).ToArray()), $"seed {seed}: {generated}");
            }

            Assert.Equal(generated.Edges.Distinct().Count(), graph.EdgeCount);
        }
    }

    [Fact]
    public void Each_use_of_an_action_is_a_request_for_a_version_once_under_each_range()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);

            var expected = generated.Edges.Where(edge => edge.To.Kind == DependencyKind.Action).Select(edge => new VersionRequest(edge.To.Id, edge.Range, edge.From)).ToHashSet();
            var requests = generated.Graph.Requests().ToList();

            Assert.True(expected.SetEquals(requests) && requests.Count == expected.Count, $"seed {seed}: {generated}");
            Assert.True(requests.OrderBy(request => request.RequestedBy, DependencyNode.Order).ThenBy(request => request.ActionId, StringComparer.Ordinal).SequenceEqual(requests), $"seed {seed}: {generated}");
        }
    }

    [Fact]
    public void A_graph_of_nothing_has_no_components_and_no_waves()
    {
        var components = DependencyComponents.Of(new DependencyGraphBuilder().Build());

        Assert.Equal((0, 0), (components.Count, DeploymentWaves.Of(components).Count));
    }
}
