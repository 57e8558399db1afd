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
    private readonly int[] _cameFrom;

    // The start node, counted from 1, whose search visited a node last.
    private readonly int[] _seenBy;

    private int[] _shortest = [];
    private int _length = NoCycle;
    private long _looks;

    private CycleSearch(ComponentGraph component, long looks)
    {
        _component = component;
        _looks = looks;
        _queue = new int[component.NodeCount];
        _cameFrom = new int[component.NodeCount];
        _seenBy = new int[component.NodeCount];
    }

    private bool IsWornOut => _looks < 0 && _length != NoCycle;

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
            if (search.IsWornOut)
            {
                return (search._shortest, false);
            }

            component.TakeOut(node);
        }

        return (search._shortest, true);
    }

    private void From(int start)
    {
        var (head, tail) = (0, 1);
        _queue[0] = start;
        _seenBy[start] = start + 1;
        for (var length = 1; head < tail && length < _length; length++)
        {
            for (var levelEnd = tail; head < levelEnd && !IsWornOut; head++)
            {
                var node = _queue[head];
                var dependencies = _component.DependenciesOf(node);
                _looks -= dependencies.Length;
                foreach (var next in dependencies)
                {
                    if (next == start)
                    {
                        _length = length;
                        _shortest = WayTo(node, length);
                        return;
                    }

                    if (_seenBy[next] != start + 1 && !_component.IsOut(next))
                    {
                        _seenBy[next] = start + 1;
                        _cameFrom[next] = node;
                        _queue[tail++] = next;
                    }
                }
            }

            if (IsWornOut)
            {
                return;
            }
        }
    }

    private int[] WayTo(int node, int length)
    {
        var way = new int[length];
        for (var location = length - 1; location > 0; location--)
        {
            way[location] = node;
            node = _cameFrom[node];
        }

        way[0] = node;
        return way;
    }
}
