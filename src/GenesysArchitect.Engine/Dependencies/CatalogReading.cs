namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What was read of flows and actions: their names, uses, and published versions. Written by concurrent readers.</summary>
internal sealed class CatalogReading
{
    private readonly object _gate = new();

    // Ids and ranges repeat often, and are stored once.
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<DependencyNode, string?> _names = [];
    private readonly List<(string From, string To)> _references = [];
    private readonly List<VersionRequest> _uses = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _published = new(StringComparer.Ordinal);
    private readonly List<DependencyProblem> _problems = [];

    /// <summary>All known nodes, with their names if known.</summary>
    public IReadOnlyDictionary<DependencyNode, string?> Names => _names;

    /// <summary>The references between flows.</summary>
    public IReadOnlyList<(string From, string To)> References => _references;

    /// <summary>The users of each action.</summary>
    public IReadOnlyList<VersionRequest> Uses => _uses;

    /// <summary>The published versions of each action that was read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Published => _published;

    /// <summary>The nodes that could not be read, in order.</summary>
    public IReadOnlyList<DependencyProblem> Problems => [.. _problems.OrderBy(problem => problem.Node, DependencyNode.Order)];

    public void AddNode(DependencyNode node, string? name)
    {
        lock (_gate)
        {
            _names[Kept(node)] = name ?? _names.GetValueOrDefault(node);
        }
    }

    public void AddReference(string from, string to)
    {
        lock (_gate)
        {
            _references.Add((Kept(from), Kept(to)));
        }
    }

    public void AddUse(VersionRequest use)
    {
        lock (_gate)
        {
            _uses.Add(use with { ActionId = Kept(use.ActionId), Range = use.Range is null ? null : Kept(use.Range), RequestedBy = Kept(use.RequestedBy), EnvironmentId = use.EnvironmentId is null ? null : Kept(use.EnvironmentId) });
        }
    }

    public void AddPublished(string actionId, IReadOnlyList<string> versions)
    {
        lock (_gate)
        {
            _published[Kept(actionId)] = versions;
        }
    }

    public void AddProblem(DependencyProblem problem)
    {
        lock (_gate)
        {
            _problems.Add(problem);
        }
    }

    private DependencyNode Kept(DependencyNode node) => node with { Id = Kept(node.Id) };

    private string Kept(string text)
    {
        if (_texts.TryGetValue(text, out var kept))
        {
            return kept;
        }

        _texts.Add(text, text);
        return text;
    }
}
