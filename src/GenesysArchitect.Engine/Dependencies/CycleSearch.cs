namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Finds a shortest cycle of a component: a breadth-first search from each node in order for a path back to it. Then
/// the node is removed, since no shorter cycle contains it. A cycle is thus found from its first
/// node, and a cycle that is found later is strictly shorter.
/// </summary>
internal sealed class CycleSearch
{
    private const int NoCycle = int.MaxValue;

    private readonly ComponentGraph _component;

    // The nodes of one search in visiting order, and their predecessors. Dependencies and nodes are visited in order, so
    // of all shortest paths to a node the first is found.
    private readonly int[] _queue;
    private readonly int[] _predecessors;

    // The start node, counted from 1, whose search visited a node last.
    private readonly int[] _visitedBy;

    private int[] _shortest = [];
    private int _length = NoCycle;
    private long _visitsLeft;

    private CycleSearch(ComponentGraph component, long looks)
    {
        _component = component;
        _visitsLeft = looks;
        _queue = new int[component.NodeCount];
        _predecessors = new int[component.NodeCount];
        _visitedBy = new int[component.NodeCount];
    }

    private bool IsExhausted => _visitsLeft < 0 && _length != NoCycle;

    /// <summary>Finds a shortest cycle.</summary>
    /// <param name="component">A component with a cycle, which is modified.</param>
    /// <param name="looks">The maximum number of edge visits after a cycle is found.</param>
    /// <returns>The nodes of the cycle, and whether it is certain that none is shorter.</returns>
    public static (int[] Cycle, bool IsShortest) In(ComponentGraph component, long looks)
    {
        var search = new CycleSearch(component, looks);
        for (var node = 0; node < component.NodeCount && search._length > 1; node++)
        {
            if (component.IsOut(node))
            {
                continue;
            }

            search.From(node);
            if (search.IsExhausted)
            {
                return (search._shortest, false);
            }

            component.Remove(node);
        }

        return (search._shortest, true);
    }

    private void From(int start)
    {
        var (head, tail) = (0, 1);
        _queue[0] = start;
        _visitedBy[start] = start + 1;
        for (var length = 1; head < tail && length < _length; length++)
        {
            for (var levelEnd = tail; head < levelEnd && !IsExhausted; head++)
            {
                var node = _queue[head];
                var dependencies = _component.DependenciesOf(node);
                _visitsLeft -= dependencies.Length;
                foreach (var next in dependencies)
                {
                    if (next == start)
                    {
                        _length = length;
                        _shortest = PathTo(node, length);
                        return;
                    }

                    if (_visitedBy[next] != start + 1 && !_component.IsOut(next))
                    {
                        _visitedBy[next] = start + 1;
                        _predecessors[next] = node;
                        _queue[tail++] = next;
                    }
                }
            }

            if (IsExhausted)
            {
                return;
            }
        }
    }

    private int[] PathTo(int node, int length)
    {
        var way = new int[length];
        for (var location = length - 1; location > 0; location--)
        {
            way[location] = node;
            node = _predecessors[node];
        }

        way[0] = node;
        return way;
    }
}
