using System.Collections.Concurrent;
using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// What the organization's flows will be like once a plan is carried out: those that it brings about as they are
/// desired, all others as they are.
/// </summary>
internal sealed class PlannedFlows(FlowReader reader, IEnumerable<Flow> desired)
{
    private readonly Dictionary<FlowId, Flow> _desired = desired
        .Where(desired => desired.Definition.ValueKind == JsonValueKind.Object)
        .ToDictionary(desired => desired.Id);
    private readonly ConcurrentDictionary<FlowId, FlowTarget> _targets = new();
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<IReadOnlyList<FlowId>>>> _references = new();
    private readonly ConcurrentDictionary<FlowId, bool> _leadIntoNoCycle = new();

    public FlowReader Reader => reader;

    /// <summary>What a flow shall become, made out once however many refer to it.</summary>
    /// <param name="desired">One of the wishes.</param>
    /// <param name="live">What the reader has of it.</param>
    public FlowTarget TargetOf(Flow desired, FlowDocument? live) => _targets.GetOrAdd(desired.Id, _ => FlowTarget.Of(desired, live));

    /// <summary>Whether a flow will be there, and can be used; null when it will not be there.</summary>
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

    /// <summary>Whether a flow can be used only because the plan brings that about: it creates the flow, or takes it out of the archive.</summary>
    public async Task<bool> IsBroughtAboutAsync(FlowId id, CancellationToken cancellationToken)
    {
        if (!_desired.TryGetValue(id, out var desired))
        {
            return false;
        }

        var live = await reader.FindAsync(id, cancellationToken);
        return live is null ? desired.CreateIfMissing : live.State == LifecycleState.Archived && await IsActiveAsync(id, cancellationToken) == true;
    }

    /// <summary>The flows that a flow will refer to, each once; none when it does not exist.</summary>
    public Task<IReadOnlyList<FlowId>> ReferencesAsync(FlowId id, CancellationToken cancellationToken) =>
        _references.GetOrAdd(id, asked => new Lazy<Task<IReadOnlyList<FlowId>>>(() => ReadReferencesAsync(asked, cancellationToken))).Value;

    /// <summary>Whether all that can be reached from a flow was followed before, without a cycle in it.</summary>
    public bool LeadsIntoNoCycle(FlowId id) => _leadIntoNoCycle.ContainsKey(id);

    /// <summary>Keeps that flows lead into no cycle.</summary>
    public void RememberNoCycle(IEnumerable<FlowId> flows)
    {
        foreach (var flow in flows)
        {
            _leadIntoNoCycle.TryAdd(flow, true);
        }
    }

    private async Task<IReadOnlyList<FlowId>> ReadReferencesAsync(FlowId id, CancellationToken cancellationToken)
    {
        var live = await reader.FindAsync(id, cancellationToken);
        JsonElement? content = _desired.TryGetValue(id, out var desired) ? TargetOf(desired, live).Content : live?.Content;
        return content is { } flow ? [.. FlowReferences.In(flow).Select(reference => reference.Target).Distinct()] : [];
    }
}
