using System.Globalization;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The flows of the contact center. Safe to read and change while requests arrive.</summary>
public sealed class FlowCatalog
{
    private readonly object _gate;
    private readonly Agenda _agenda;
    private readonly Dictionary<string, Flow> _flows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Type, string Name), string> _names = [];
    private Flow[]? _byId;

    internal FlowCatalog(object gate, Agenda agenda)
    {
        _gate = gate;
        _agenda = agenda;
    }

    /// <summary>Raised under the lock of the contact center whenever a flow is another one than before.</summary>
    internal event Action<Flow>? Changed;

    /// <summary>Raised under the lock before a name changes its meaning, so that what was resolved by name is kept by id.</summary>
    internal event Action? NamesChanging;

    /// <summary>All flows, the deleted ones included, by id.</summary>
    /// <returns>A copy that later changes do not touch.</returns>
    public IReadOnlyList<Flow> ToList()
    {
        lock (_gate)
        {
            _agenda.RunDue();
            return Sorted();
        }
    }

    /// <summary>A flow.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The flow, deleted or not, or null when there is none.</returns>
    public Flow? Find(string id)
    {
        lock (_gate)
        {
            _agenda.RunDue();
            return _flows.GetValueOrDefault(id);
        }
    }

    /// <summary>The flow of a type that has a name; case does not count.</summary>
    /// <param name="type">The type, as in <c>INBOUNDCALL</c>.</param>
    /// <param name="name">The name.</param>
    /// <returns>The flow, or null when there is none that was not deleted.</returns>
    public Flow? Named(string type, string name)
    {
        lock (_gate)
        {
            return _names.TryGetValue(Key(type, name), out var id) ? _flows[id] : null;
        }
    }

    /// <summary>Changes a flow outside all rules.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Makes the flow that it becomes.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Change(string id, Func<Flow, Flow> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            Put(change(_flows[id]));
        }
    }

    internal IEnumerable<Flow> List(FlowQuery query)
    {
        var filter = query.ToFilter();
        return query.Sort(Candidates(query)).Where(filter);
    }

    // Clients look flows up by name and by id all the time, so thousands are not searched for one.
    private IReadOnlyList<Flow> Candidates(FlowQuery query)
    {
        if (query.Ids.Count > 0)
        {
            return [.. query.Ids.Distinct(StringComparer.OrdinalIgnoreCase).Select(Find).OfType<Flow>().OrderBy(flow => flow.Id, StringComparer.Ordinal)];
        }

        if (query is { WithDeleted: false, Name: { } name } && !name.Contains('*', StringComparison.Ordinal))
        {
            _ = ToList();
            return [.. FlowTypes.All.Select(type => Named(type, name)).OfType<Flow>().OrderBy(flow => flow.Id, StringComparer.Ordinal)];
        }

        return ToList();
    }

    /// <summary>A flow for a call that reads or changes it.</summary>
    /// <exception cref="RefusedException">There is no such flow, or it was deleted and <paramref name="withDeleted"/> is false.</exception>
    internal Flow Require(string id, bool withDeleted = false)
    {
        var flow = Find(id) ?? throw new RefusedException(RefusalReason.Missing, "architect.flow.not.found", $"The flow with id '{id}' could not be found.")
        {
            Parameters = new Dictionary<string, string> { ["flowId"] = id },
        };
        return !flow.Deleted || withDeleted
            ? flow
            : throw new RefusedException(RefusalReason.Deleted, "architect.flow.deleted", $"The flow '{flow.Name}' with id '{id}' has been deleted.")
            {
                Parameters = new Dictionary<string, string> { ["flowId"] = id, ["flowName"] = flow.Name },
            };
    }

    /// <summary>Adds or replaces a flow. The lock is held by the caller, unless the contact center is still being made.</summary>
    internal Flow Put(Flow flow)
    {
        lock (_gate)
        {
            if (_flows.TryGetValue(flow.Id, out var before))
            {
                if (before.Name != flow.Name || before.Deleted != flow.Deleted)
                {
                    NamesChanging?.Invoke();
                }

                if (!before.Deleted)
                {
                    _names.Remove(Key(before.Type, before.Name));
                }
            }

            _byId = null;
            _flows[flow.Id] = flow;
            if (!flow.Deleted)
            {
                _names[Key(flow.Type, flow.Name)] = flow.Id;
            }

            Changed?.Invoke(flow);
            return flow;
        }
    }

    /// <summary>Adds many flows without raising an event.</summary>
    internal void Fill(IEnumerable<Flow> flows)
    {
        foreach (var flow in flows)
        {
            _flows[flow.Id] = flow;
            if (!flow.Deleted)
            {
                _names[Key(flow.Type, flow.Name)] = flow.Id;
            }
        }

        _byId = null;
    }

    // Every list is in the order of the ids unless it is asked for otherwise; sorting thousands for each page would be wasted.
    private Flow[] Sorted() => _byId ??= [.. _flows.Values.OrderBy(flow => flow.Id, StringComparer.Ordinal)];

    private static (string Type, string Name) Key(string type, string name) => (type, name.ToUpper(CultureInfo.InvariantCulture));
}
