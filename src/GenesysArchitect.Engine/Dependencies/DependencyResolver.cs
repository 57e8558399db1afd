namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Creates the graph, its order and its cycles from what was read, and resolves a version for every action.</summary>
internal static class DependencyResolver
{
    public static GcDependencyResolution Resolve(CatalogReading reading, DependencyQuery query)
    {
        var graph = GraphOf(reading);
        var components = DependencyComponents.Of(graph);
        var waves = DeploymentWaves.Of(components);
        var versions = VersionResolver.Resolve(reading.Uses, reading.Published, query.Fallback);
        var problems = reading.Problems;

        // An action that could not be read has no versions that could conflict; it is already reported as a problem.
        var unread = problems.Select(problem => problem.Node).Where(node => node.Kind == DependencyKind.Action).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var conflicts = versions.Conflicts.Where(conflict => !(conflict.Kind == VersionConflictKind.NothingPublished && unread.Contains(conflict.ActionId))).ToArray();
        var resolved = versions.Resolved.ToDictionary(dependency => dependency.ActionId, StringComparer.Ordinal);
        var dependencies = Dependencies(reading, resolved);
        return new GcDependencyResolution
        {
            Environment = query.Environment,
            FlowIds = query.FlowIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(),
            Fallback = query.Fallback,
            Dependencies = dependencies,
            Nodes = Nodes(reading, components, waves, resolved, conflicts, problems),
            Edges = Edges(graph),
            Cycles = DependencyCycles.In(components).ToArray(),
            Conflicts = conflicts,
            Waves = Enumerable.Range(0, waves.Count).Select(wave => new GcDependencyWave(wave + 1, waves.NodesOf(wave).ToArray())).ToArray(),
            Problems = problems,
            LockHash = string.Empty,
        };
    }

    private static DependencyGraph GraphOf(CatalogReading reading)
    {
        var graph = new DependencyGraphBuilder();
        foreach (var node in reading.Names.Keys)
        {
            graph.Add(node);
        }

        foreach (var (from, to) in reading.References)
        {
            graph.AddReference(from, to);
        }

        foreach (var use in reading.Uses)
        {
            graph.AddUse(use.RequestedBy, use.ActionId, use.Range);
        }

        return graph.Build();
    }

    private static GcDependency[] Dependencies(CatalogReading reading, Dictionary<string, ResolvedDependency> resolved) =>
    [
        .. reading.Uses.Distinct()
            .OrderBy(use => use.ActionId, StringComparer.Ordinal)
            .ThenBy(use => use.RequestedBy, DependencyNode.Order)
            .ThenBy(use => use.EnvironmentId, StringComparer.Ordinal)
            .ThenBy(use => use.Range, StringComparer.Ordinal)
            .Select(use => new GcDependency
            {
                ActionId = use.ActionId,
                ActionName = reading.Names.GetValueOrDefault(DependencyNode.Action(use.ActionId)),
                Version = resolved.GetValueOrDefault(use.ActionId)?.Version,
                VersionRange = use.Range,
                EnvironmentId = use.EnvironmentId,
                SourceFlowId = use.RequestedBy.Kind == DependencyKind.Flow ? use.RequestedBy.Id : null,
                SourceActionId = use.RequestedBy.Kind == DependencyKind.Action ? use.RequestedBy.Id : null,
                IsFallback = resolved.GetValueOrDefault(use.ActionId)?.IsFallback == true,
            }),
    ];

    private static GcDependencyNode[] Nodes(CatalogReading reading, DependencyComponents components, DeploymentWaves waves, Dictionary<string, ResolvedDependency> resolved, IReadOnlyList<GcVersionConflict> conflicts, IReadOnlyList<DependencyProblem> problems)
    {
        var inConflict = conflicts.Where(conflict => conflict.Kind != VersionConflictKind.UnreadableVersion).Select(conflict => conflict.ActionId).ToHashSet(StringComparer.Ordinal);
        var unread = problems.GroupBy(problem => problem.Node).ToDictionary(each => each.Key, each => each.First().Error.Message);
        var nodes = new GcDependencyNode[components.Graph.NodeCount];
        for (var number = 0; number < nodes.Length; number++)
        {
            var (node, component) = (components.Graph[number], components.ComponentOf[number]);
            var isAction = node.Kind == DependencyKind.Action;
            nodes[number] = new GcDependencyNode
            {
                Kind = node.Kind,
                Id = node.Id,
                Name = reading.Names.GetValueOrDefault(node),
                Version = isAction ? resolved.GetValueOrDefault(node.Id)?.Version : null,
                Wave = waves.WaveOf(component) + 1,
                IsInCycle = components.IsCyclic(component),
                HasConflict = isAction && inConflict.Contains(node.Id),
                Problem = unread.GetValueOrDefault(node),
            };
        }

        return nodes;
    }

    private static GcDependencyEdge[] Edges(DependencyGraph graph)
    {
        var edges = new GcDependencyEdge[graph.EdgeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            for (var edge = graph.Starts[node]; edge < graph.Starts[node + 1]; edge++)
            {
                edges[edge] = new GcDependencyEdge(graph[node], graph[graph.Targets[edge]], graph.RangeOf(edge));
            }
        }

        return edges;
    }
}
