using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Checks that the references of a flow exist, are active, and form no cycle.</summary>
internal sealed class ReferenceCheck(PlannedFlows outlook)
{
    private const int MaxParallelReads = 16;

    /// <summary>Checks the references of a desired flow.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(FlowId id, JsonElement target, CancellationToken cancellationToken)
    {
        var references = FlowReferences.In(target);
        var targets = references.Select(reference => reference.Target).Distinct().ToList();
        var active = await AskAsync(targets, outlook.IsActiveAsync, cancellationToken);
        var graph = await ReadGraphAsync(id, targets, cancellationToken);

        var findings = new List<Finding>();
        var followed = new HashSet<FlowId>();
        foreach (var (path, first) in references)
        {
            if (Judge(path, first, active[first]) is { } wrong)
            {
                findings.Add(wrong);
            }

            if (followed.Add(first) && ReferenceCycle.Find(id, first, graph) is { } cycle)
            {
                findings.Add(new Finding(FlowRule.ReferenceCycle, path, $"the references form a cycle, {string.Join(" → ", cycle)}: a call that follows them would never end."));
            }
        }

        if (findings.TrueForAll(finding => finding.Rule != FlowRule.ReferenceCycle))
        {
            outlook.MarkAcyclic(graph.Keys);
        }

        return findings;
    }

    private static Finding? Judge(DocumentPath path, FlowId target, bool? active) => active switch
    {
        null => new Finding(FlowRule.ReferenceMissing, path, $"flow '{target}' does not exist in this organization."),
        false => new Finding(FlowRule.ReferenceInactive, path, $"flow '{target}' is not active."),
        _ => null,
    };

    /// <summary>
    /// Reads everything reachable from a flow, breadth-first: flows at the same distance are read in parallel. Flows that
    /// are known to lead into no cycle are not followed again, since many flows of a batch share them.
    /// </summary>
    private async Task<IReadOnlyDictionary<FlowId, IReadOnlyList<FlowId>>> ReadGraphAsync(FlowId id, List<FlowId> targets, CancellationToken cancellationToken)
    {
        var graph = new Dictionary<FlowId, IReadOnlyList<FlowId>> { [id] = targets };
        for (var next = targets.Where(target => target != id).ToList(); next.Count > 0;)
        {
            foreach (var known in next.Where(outlook.IsKnownAcyclic))
            {
                graph[known] = [];
            }

            foreach (var (flow, references) in await AskAsync(next.FindAll(flow => !graph.ContainsKey(flow)), outlook.ReferencesAsync, cancellationToken))
            {
                graph[flow] = references;
            }

            next = [.. next.SelectMany(flow => graph[flow]).Distinct().Where(flow => !graph.ContainsKey(flow))];
        }

        return graph;
    }

    private static async Task<IReadOnlyDictionary<FlowId, T>> AskAsync<T>(List<FlowId> flows, Func<FlowId, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<FlowId, T>();
        foreach (var some in flows.Chunk(MaxParallelReads))
        {
            // Other flows may wait for the same reading, so a failure for one flow must not end theirs.
            var asked = await Task.WhenAll(some.Select(async flow => (Flow: flow, Answer: await ask(flow, cancellationToken))));
            foreach (var (flow, answer) in asked)
            {
                answers[flow] = answer;
            }
        }

        return answers;
    }
}
