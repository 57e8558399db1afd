using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A small random graph, different for each seed, as the product's type and as plain edges.</summary>
internal sealed class GeneratedGraph
{
    private static readonly string?[] Ranges = [null, "[1.0, 2.0)", "[2.1]", "no range"];

    // Ids whose order differs from that of the numbers in them and from that of a dictionary.
    private static readonly string[] Ids = ["10", "9", "B", "a", "Ä", "b", "_"];

    private GeneratedGraph(Random random)
    {
        var kinds = random.Next(4);
        Nodes = [.. Ids.Take(random.Next(1, Ids.Length + 1)).SelectMany(id => new[] { DependencyNode.Flow(id), DependencyNode.Action(id) }).Where(node => kinds != (int)node.Kind)];
        if (random.Next(2) == 0)
        {
            AddRandom(random);
        }
        else
        {
            AddRing(random);
        }

        Graph = Build(random);
    }

    public IReadOnlyList<DependencyNode> Nodes { get; }

    /// <summary>The edges, some of them more than once.</summary>
    public List<(DependencyNode From, DependencyNode To, string? Range)> Edges { get; } = [];

    public DependencyGraph Graph { get; }

    public static GeneratedGraph Make(int seed) => new(new Random(seed));

    public IEnumerable<DependencyNode> DependenciesOf(DependencyNode node) => Edges.Where(edge => edge.From == node).Select(edge => edge.To).Distinct();

    /// <summary>The nodes reachable from a node by one edge or more.</summary>
    public HashSet<DependencyNode> ReachedFrom(DependencyNode node)
    {
        var reached = DependenciesOf(node).ToHashSet();
        while (reached.SelectMany(DependenciesOf).ToList() is var more && !reached.IsSupersetOf(more))
        {
            reached.UnionWith(more);
        }

        return reached;
    }

    /// <summary>The component of a node: the nodes that it reaches and is reached from, and itself.</summary>
    public List<DependencyNode> ComponentOf(DependencyNode node) =>
        [.. ReachedFrom(node).Where(other => ReachedFrom(other).Contains(node)).Append(node).Distinct().Order(DependencyNode.Order)];

    /// <summary>The graph of the same nodes and edges, added in another order.</summary>
    public DependencyGraph Build(Random random)
    {
        var builder = new DependencyGraphBuilder();
        foreach (var node in Shuffled(random, Nodes).Skip(random.Next(2) * Nodes.Count).Concat(Nodes.Except(Edges.SelectMany(edge => new[] { edge.From, edge.To }))))
        {
            builder.Add(node);
        }

        foreach (var (from, to, range) in Shuffled(random, Edges))
        {
            if (to.Kind == DependencyKind.Flow)
            {
                builder.AddReference(from.Id, to.Id);
            }
            else
            {
                builder.AddUse(from, to.Id, range);
            }
        }

        return builder.Build();
    }

    public override string ToString() => $"{string.Join(", ", Nodes)}: {string.Join(", ", Edges.Select(edge => $"{edge.From} → {edge.To} {edge.Range}"))}";

    private void AddRandom(Random random)
    {
        for (var desired = random.Next((2 * Nodes.Count) + 1); desired > 0; desired--)
        {
            Add(random, random.GetItems([.. Nodes], 1)[0], random.GetItems([.. Nodes], 1)[0]);
        }
    }

    /// <summary>A long cycle with a few shortcuts: with random edges, cycles are short.</summary>
    private void AddRing(Random random)
    {
        var ring = Shuffled(random, Nodes.Where(node => node.Kind == Nodes[0].Kind));
        for (var place = 0; place < ring.Length; place++)
        {
            Add(random, ring[place], ring[(place + 1) % ring.Length]);
        }

        for (var across = random.Next(3); across > 0; across--)
        {
            Add(random, random.GetItems(ring, 1)[0], random.GetItems(ring, 1)[0]);
        }
    }

    // An action references no flow.
    private void Add(Random random, DependencyNode from, DependencyNode to)
    {
        if (to.Kind == DependencyKind.Action)
        {
            Edges.Add((from, to, random.GetItems(Ranges, 1)[0]));
        }
        else if (from.Kind == DependencyKind.Flow)
        {
            Edges.Add((from, to, null));
        }
    }

    private static T[] Shuffled<T>(Random random, IEnumerable<T> things)
    {
        var shuffled = things.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
