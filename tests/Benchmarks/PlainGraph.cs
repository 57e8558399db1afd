using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Benchmarks;

/// <summary>A straightforward implementation of components and waves, with nodes as dictionary keys. Iterative as well, for long chains.</summary>
internal sealed class PlainGraph
{
    private readonly Dictionary<DependencyNode, List<DependencyNode>> _dependencies = [];

    public PlainGraph(DependencyGraph graph)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var dependencies = new List<DependencyNode>();
            foreach (var target in graph.DependenciesOf(node))
            {
                dependencies.Add(graph[target]);
            }

            _dependencies.Add(graph[node], dependencies);
        }
    }

    public (int Components, int Waves) Count()
    {
        var componentOf = Components(out var components);
        var waveOf = new Dictionary<int, int>();
        for (var component = 0; component < components.Count; component++)
        {
            waveOf[component] = components[component].SelectMany(member => _dependencies[member]).Select(needed => componentOf[needed]).Where(needed => needed != component).Select(needed => waveOf[needed] + 1).DefaultIfEmpty(0).Max();
        }

        var waves = components.GroupBy(members => waveOf[componentOf[members[0]]]).OrderBy(wave => wave.Key)
            .Select(wave => wave.OrderBy(members => members.Min(DependencyNode.Order), DependencyNode.Order).ToList())
            .ToList();
        return (components.Count, waves.Count);
    }

    private Dictionary<DependencyNode, int> Components(out List<List<DependencyNode>> components)
    {
        var componentOf = new Dictionary<DependencyNode, int>();
        components = [];
        var met = new Dictionary<DependencyNode, int>();
        var earliest = new Dictionary<DependencyNode, int>();
        var open = new Stack<DependencyNode>();
        var path = new Stack<(DependencyNode Node, List<DependencyNode>.Enumerator Next)>();
        foreach (var root in _dependencies.Keys.Where(root => !met.ContainsKey(root)))
        {
            Visit(root);
            while (path.TryPop(out var at))
            {
                if (at.Next.MoveNext())
                {
                    path.Push(at);
                    var target = at.Next.Current;
                    if (!met.TryGetValue(target, out var when))
                    {
                        Visit(target);
                    }
                    else if (!componentOf.ContainsKey(target))
                    {
                        earliest[at.Node] = Math.Min(earliest[at.Node], when);
                    }

                    continue;
                }

                if (path.TryPeek(out var before))
                {
                    earliest[before.Node] = Math.Min(earliest[before.Node], earliest[at.Node]);
                }

                if (earliest[at.Node] == met[at.Node])
                {
                    var members = new List<DependencyNode>();
                    do
                    {
                        members.Add(open.Pop());
                        componentOf[members[^1]] = components.Count;
                    }
                    while (members[^1] != at.Node);
                    components.Add(members);
                }
            }
        }

        return componentOf;

        void Visit(DependencyNode node)
        {
            met[node] = earliest[node] = met.Count;
            open.Push(node);
            path.Push((node, _dependencies[node].GetEnumerator()));
        }
    }
}
