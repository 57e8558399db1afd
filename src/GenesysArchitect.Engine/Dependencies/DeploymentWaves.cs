namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The deployment order: each component is in the earliest wave after the waves of all its
/// dependencies. The nodes of a cycle are one component, and thus in one wave.
/// </summary>
internal sealed class DeploymentWaves
{
    private readonly DependencyComponents _components;
    private readonly int[] _waveOf;
    private readonly int[] _inOrder;
    private readonly int[] _starts;

    private DeploymentWaves(DependencyComponents components, int[] waveOf)
    {
        _components = components;
        _waveOf = waveOf;
        _inOrder = CountingSort.By<int>(ByFirstMember(components), waveOf.Length == 0 ? 0 : waveOf.Max() + 1, component => waveOf[component], out _starts);
    }

    /// <summary>The number of waves.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The wave of a component, from 0.</summary>
    public int WaveOf(int component) => _waveOf[component];

    /// <summary>The components of a wave, in the order of the first node of each.</summary>
    public ReadOnlySpan<int> ComponentsOf(int wave) => _inOrder.AsSpan(_starts[wave].._starts[wave + 1]);

    /// <summary>The nodes of a wave, component by component: the nodes of a cycle are adjacent.</summary>
    public IEnumerable<DependencyNode> NodesOf(int wave)
    {
        for (var location = _starts[wave]; location < _starts[wave + 1]; location++)
        {
            foreach (var node in _components.MembersOf(_inOrder[location]).ToArray())
            {
                yield return _components.Graph[node];
            }
        }
    }

    /// <summary>The waves of a graph.</summary>
    /// <param name="components">Its components.</param>
    public static DeploymentWaves Of(DependencyComponents components)
    {
        var waveOf = new int[components.Count];
        var componentOf = components.ComponentOf;
        for (var component = 0; component < waveOf.Length; component++)
        {
            // Dependencies have smaller numbers, so their waves are known.
            var wave = 0;
            foreach (var member in components.MembersOf(component))
            {
                foreach (var target in components.Graph.DependenciesOf(member))
                {
                    var needed = componentOf[target];
                    if (needed != component)
                    {
                        wave = Math.Max(wave, waveOf[needed] + 1);
                    }
                }
            }

            waveOf[component] = wave;
        }

        return new DeploymentWaves(components, waveOf);
    }

    private static int[] ByFirstMember(DependencyComponents components)
    {
        var ordered = new int[components.Count];
        var count = 0;
        var componentOf = components.ComponentOf;
        for (var node = 0; node < componentOf.Length; node++)
        {
            if (components.MembersOf(componentOf[node])[0] == node)
            {
                ordered[count++] = componentOf[node];
            }
        }

        return ordered;
    }
}
