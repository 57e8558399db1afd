namespace GenesysArchitect.Engine.Flows;

/// <summary>Finds the cycle that a reference leads to. Iterative, since a chain of references can be long.</summary>
internal static class ReferenceCycle
{
    /// <summary>The shortest path back to a flow by one of its references; otherwise a cycle that the reference leads to.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="first">The flow that it references.</param>
    /// <param name="graph">The references of each flow.</param>
    /// <returns>The cycle as a closed path that ends with its first flow; null if there is none.</returns>
    public static IReadOnlyList<FlowId>? Find(FlowId flow, FlowId first, IReadOnlyDictionary<FlowId, IReadOnlyList<FlowId>> graph) =>
        PathBack(flow, first, graph) ?? Within(first, graph);

    private static List<FlowId>? PathBack(FlowId flow, FlowId first, IReadOnlyDictionary<FlowId, IReadOnlyList<FlowId>> graph)
    {
        var cameFrom = new Dictionary<FlowId, FlowId> { [first] = flow };
        var open = new Queue<FlowId>([first]);
        while (open.TryDequeue(out var next))
        {
            if (next == flow)
            {
                return PathTo(flow, cameFrom);
            }

            foreach (var reference in graph[next].Where(reference => cameFrom.TryAdd(reference, next)))
            {
                open.Enqueue(reference);
            }
        }

        return null;
    }

    private static List<FlowId> PathTo(FlowId flow, Dictionary<FlowId, FlowId> cameFrom)
    {
        var path = new List<FlowId> { flow };
        do
        {
            path.Add(cameFrom[path[^1]]);
        }
        while (path[^1] != flow);

        path.Reverse();
        return path;
    }

    private static List<FlowId>? Within(FlowId first, IReadOnlyDictionary<FlowId, IReadOnlyList<FlowId>> graph)
    {
        var path = new List<FlowId>();
        var onPath = new HashSet<FlowId>();
        var seen = new HashSet<FlowId>();
        var open = new Stack<(FlowId Flow, bool Leave)>([(first, false)]);
        while (open.TryPop(out var next))
        {
            if (next.Leave)
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(next.Flow);
            }
            else if (onPath.Contains(next.Flow))
            {
                return [.. path.SkipWhile(flow => flow != next.Flow), next.Flow];
            }
            else if (seen.Add(next.Flow))
            {
                path.Add(next.Flow);
                onPath.Add(next.Flow);
                open.Push((next.Flow, true));
                foreach (var reference in graph[next.Flow].Reverse())
                {
                    open.Push((reference, false));
                }
            }
        }

        return null;
    }
}
