using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Properties of the waves of any graph.</summary>
public class WavePropertyTests
{
    private const int Graphs = 3_000;

    [Fact]
    public void A_node_is_deployed_right_after_the_last_of_what_it_depends_on()
    {
        var last = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);
            var waves = Waves(generated.Graph);
            var waveOf = waves.SelectMany((nodes, wave) => nodes.Select(node => (node, wave))).ToDictionary(entry => entry.node, entry => entry.wave);
            last = Math.Max(last, waves.Count - 1);

            Assert.Equal(generated.Nodes.Count, waveOf.Count);
            foreach (var node in generated.Nodes)
            {
                var component = generated.ComponentOf(node);
                var before = component.SelectMany(generated.DependenciesOf).Except(component).Select(needed => waveOf[needed]);

                Assert.True(waveOf[node] == before.DefaultIfEmpty(-1).Max() + 1, $"seed {seed}: {node} of {generated}");
            }
        }

        Assert.True(last > 4, $"the last wave was {last}");
    }

    [Fact]
    public void A_wave_is_in_the_order_of_the_first_node_of_each_component_and_no_component_is_torn_apart()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);

            foreach (var wave in Waves(generated.Graph))
            {
                var expected = wave.Select(generated.ComponentOf).DistinctBy(component => component[0]).OrderBy(component => component[0], DependencyNode.Order).SelectMany(component => component);

                Assert.True(expected.SequenceEqual(wave), $"seed {seed}: {string.Join(", ", wave)} of {generated}");
            }
        }
    }

    [Fact]
    public void The_waves_do_not_depend_on_the_order_in_which_the_graph_was_read()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var generated = GeneratedGraph.Make(seed);

            var (one, other) = (Waves(generated.Graph), Waves(generated.Build(new Random(~seed))));

            Assert.True(one.Select(wave => string.Join(", ", wave)).SequenceEqual(other.Select(wave => string.Join(", ", wave))), $"seed {seed}: {generated}");
        }
    }

    [Fact]
    public void A_component_knows_its_wave()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var components = DependencyComponents.Of(GeneratedGraph.Make(seed).Graph);
            var waves = DeploymentWaves.Of(components);

            for (var wave = 0; wave < waves.Count; wave++)
            {
                Assert.All(waves.ComponentsOf(wave).ToArray(), component => Assert.Equal(wave, waves.WaveOf(component)));
            }
        }
    }

    private static List<List<DependencyNode>> Waves(DependencyGraph graph)
    {
        var waves = DeploymentWaves.Of(DependencyComponents.Of(graph));
        return [.. Enumerable.Range(0, waves.Count).Select(wave => waves.NodesOf(wave).ToList())];
    }
}
