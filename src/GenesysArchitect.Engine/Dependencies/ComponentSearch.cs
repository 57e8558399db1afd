namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Tarjan's algorithm for strongly connected components, with an explicit stack:
/// a chain of dependencies can be as long as there are nodes.
/// </summary>
internal ref struct ComponentSearch
{
    private const int Unseen = 0;

    // Lower than any index: an edge to a node with a component has no further effect.
    private const int Settled = int.MaxValue;

    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _targets;

    // The index of each node, from 1, and the lowest index known to be reachable among nodes without a component.
    private readonly int[] _met;
    private readonly int[] _earliest;

    // The next edge of each node to visit.
    private readonly int[] _next;

    // The path to the current node, and the nodes without a component yet.
    private readonly int[] _path;
    private readonly int[] _open;
    private int _openCount;
    private int _metCount;

    public ComponentSearch(DependencyGraph graph)
    {
        _starts = graph.Starts;
        _targets = graph.Targets;
        _met = new int[graph.NodeCount];
        _earliest = new int[graph.NodeCount];
        _next = _starts[..graph.NodeCount].ToArray();
        _path = new int[graph.NodeCount];
        _open = new int[graph.NodeCount];
        ComponentOf = new int[graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (_met[node] == Unseen)
            {
                From(node);
            }
        }
    }

    /// <summary>The component of each node, numbered in discovery order: dependencies first.</summary>
    public int[] ComponentOf { get; }

    /// <summary>The number of components.</summary>
    public int Count { get; private set; }

    private void From(int root)
    {
        var depth = 0;
        Visit(root);
        _path[0] = root;
        while (depth >= 0)
        {
            var node = _path[depth];
            if (_next[node] < _starts[node + 1])
            {
                var target = _targets[_next[node]++];
                if (_met[target] == Unseen)
                {
                    Visit(target);
                    _path[++depth] = target;
                }
                else
                {
                    _earliest[node] = Math.Min(_earliest[node], _earliest[target]);
                }

                continue;
            }

            depth--;
            var earliest = _earliest[node];
            if (earliest == _met[node])
            {
                Settle(node);
            }
            else
            {
                // A node visited before: the first node of a path is always its own lowest.
                _earliest[_path[depth]] = Math.Min(_earliest[_path[depth]], earliest);
            }
        }
    }

    private void Visit(int node)
    {
        _met[node] = _earliest[node] = ++_metCount;
        _open[_openCount++] = node;
    }

    private void Settle(int first)
    {
        int node;
        do
        {
            node = _open[--_openCount];
            _earliest[node] = Settled;
            ComponentOf[node] = Count;
        }
        while (node != first);

        Count++;
    }
}
