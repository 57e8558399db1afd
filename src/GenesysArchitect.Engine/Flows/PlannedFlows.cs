using System.Collections.Concurrent;
using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// The flows of the organization as they will be after a plan has been applied: desired flows in their desired state,
/// all others unchanged.
/// </summary>
internal sealed class PlannedFlows(FlowReader reader, IEnumerable<Flow> desired)
{
    private readonly Dictionary<FlowId, Flow> _desired = desired
        .Where(desired => desired.Definition.ValueKind == JsonValueKind.Object)
        .ToDictionary(desired => desired.Id);
    private readonly ConcurrentDictionary<FlowId, FlowTarget> _targets = new();
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<IReadOnlyList<FlowId>>>> _references = new();
    private readonly ConcurrentDictionary<FlowId, bool> _acyclic = new();

    public FlowReader Reader => reader;

    /// <summary>The target of a desired flow, computed once, however many flows refer to it.</summary>
    /// <param name="desired">One of the desired flows.</param>
    /// <param name="live">The live flow.</param>
    public FlowTarget TargetOf(Flow desired, FlowDocument? live) => _targets.GetOrAdd(desired.Id, _ => FlowTarget.Of(desired, live));

    /// <summary>Whether a flow will exist and be active; null if it will not exist.</summary>
    public async Task<bool?> IsActiveAsync(FlowId id, CancellationToken cancellationToken)
    {
        if (_desired.TryGetValue(id, out var desired))
        {
            var live = await reader.FindAsync(id, cancellationToken);
            if (live is null && !desired.CreateIfMissing)
            {
                return null;
            }

            var state = FlowDocument.TextOf(TargetOf(desired, live).Content, FlowDocument.StateProperty);
            if (live is null || state != live.State?.Value)
            {
                return state != LifecycleState.Archived.Value;
            }
        }

        return (await reader.FindListingAsync(id, cancellationToken))?.Active;
    }

    /// <summary>Whether a flow becomes usable only through the plan, which creates it or restores it from the archive.</summary>
    public async Task<bool> BecomesUsableAsync(FlowId id, CancellationToken cancellationToken)
    {
        if (!_desired.TryGetValue(id, out var desired))
        {
            return false;
        }

        var live = await reader.FindAsync(id, cancellationToken);
        return live is null ? desired.CreateIfMissing : live.State == LifecycleState.Archived && await IsActiveAsync(id, cancellationToken) == true;
    }

    /// <summary>The distinct references that a flow will have; empty if it does not exist.</summary>
    public Task<IReadOnlyList<FlowId>> ReferencesAsync(FlowId id, CancellationToken cancellationToken) =>
        _references.GetOrAdd(id, asked => new Lazy<Task<IReadOnlyList<FlowId>>>(() => ReadReferencesAsync(asked, cancellationToken))).Value;

    /// <summary>Whether everything reachable from a flow was already checked and contains no cycle.</summary>
    public bool IsKnownAcyclic(FlowId id) => _acyclic.ContainsKey(id);

    /// <summary>Records that no cycle is reachable from flows.</summary>
    public void MarkAcyclic(IEnumerable<FlowId> flows)
    {
        foreach (var flow in flows)
        {
            _acyclic.TryAdd(flow, true);
        }
    }

    private async Task<IReadOnlyList<FlowId>> ReadReferencesAsync(FlowId id, CancellationToken cancellationToken)
    {
        var live = await reader.FindAsync(id, cancellationToken);
        JsonElement? content = _desired.TryGetValue(id, out var desired) ? TargetOf(desired, live).Content : live?.Content;
        return content is { } flow ? [.. FlowReferences.In(flow).Select(reference => reference.Target).Distinct()] : [];
    }
}
