namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>The common parts of all formats: a picture in output order, with its highlighting.</summary>
internal sealed class Drawing
{
    private readonly Dictionary<DependencyNode, int> _places = [];
    private readonly HashSet<(DependencyNode From, DependencyNode To)> _cycleSteps = [];

    public Drawing(DependencyPicture picture)
    {
        Title = picture.Title;
        Nodes = [.. picture.Nodes.OrderBy(KeyOf, DependencyNode.Order)];
        Edges = [.. picture.Edges.OrderBy(edge => edge.From, DependencyNode.Order).ThenBy(edge => edge.To, DependencyNode.Order).ThenBy(edge => edge.VersionRange, StringComparer.Ordinal)];
        Cycles = picture.Cycles;
        foreach (var node in Nodes)
        {
            if (!_places.TryAdd(KeyOf(node), _places.Count))
            {
                throw new ArgumentException($"{node} is listed twice.", nameof(picture));
            }
        }

        if (Edges.SelectMany(edge => new[] { edge.From, edge.To }).Concat(Cycles.SelectMany(cycle => cycle.Nodes)).Where(node => !_places.ContainsKey(node)).Take(1).ToList() is [var missing])
        {
            throw new ArgumentException($"{missing} is not among the nodes.", nameof(picture));
        }

        foreach (var nodes in Cycles.Select(cycle => cycle.Nodes))
        {
            _cycleSteps.UnionWith(nodes.Select((node, at) => (node, nodes[(at + 1) % nodes.Count])));
        }
    }

    public string Title { get; }

    public IReadOnlyList<GcDependencyNode> Nodes { get; }

    public IReadOnlyList<GcDependencyEdge> Edges { get; }

    public IReadOnlyList<DependencyCycle> Cycles { get; }

    public static DependencyNode KeyOf(GcDependencyNode node) => new(node.Kind, node.Id);

    /// <summary>The name of a kind in machine-readable formats.</summary>
    public static string NameOf(DependencyKind kind) => kind == DependencyKind.Flow ? "flow" : "action";

    /// <summary>The index of a node, from 0.</summary>
    public int PlaceOf(DependencyNode node) => _places[node];

    /// <summary>Whether an edge is part of a listed cycle.</summary>
    public bool IsCycleStep(GcDependencyEdge edge) => _cycleSteps.Contains((edge.From, edge.To));

    /// <summary>Whether an edge leads to an action with a version conflict.</summary>
    public bool IsConflict(GcDependencyEdge edge) => Nodes[PlaceOf(edge.To)].HasConflict;

    /// <summary>The lines of a node's label: the name or id, the id and version below, and problems.</summary>
    public static IEnumerable<string> LabelOf(GcDependencyNode node)
    {
        var version = node.Version is null ? string.Empty : $" {node.Version}";
        if (string.IsNullOrWhiteSpace(node.Name) || node.Name == node.Id)
        {
            yield return node.Id + version;
        }
        else
        {
            yield return node.Name;
            yield return node.Id + version;
        }

        if (node.IsInCycle)
        {
            yield return "↻ in a cycle";
        }

        if (node.HasConflict)
        {
            yield return "≠ version conflict";
        }

        if (node.Problem is not null)
        {
            yield return "? could not be read";
        }
    }
}
