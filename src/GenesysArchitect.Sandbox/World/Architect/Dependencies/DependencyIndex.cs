using GenesysArchitect.Sandbox.World.Objects;

namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>
/// Who uses what. References are resolved when a version is made, so that a later change of a name breaks none of them; those of
/// the flows that were there from the start are resolved before the first name changes.
/// </summary>
internal sealed class DependencyIndex
{
    private readonly object _gate;
    private readonly FlowCatalog _flows;
    private readonly ObjectStore _objects;
    private readonly ReferenceResolver _resolver;
    private readonly Dictionary<(string FlowId, int Number), IReadOnlyList<ResolvedReference>> _used = [];
    private readonly Dictionary<(string Kind, string Id), List<(string FlowId, int Number)>> _users = [];
    private bool _built;

    internal DependencyIndex(object gate, FlowCatalog flows, ObjectStore objects, ReferenceResolver resolver)
    {
        _gate = gate;
        _flows = flows;
        _objects = objects;
        _resolver = resolver;
        flows.NamesChanging += Build;
        flows.Changed += flow =>
        {
            if (_built)
            {
                Track(flow);
            }
        };
    }

    /// <summary>What a version of a flow uses.</summary>
    internal IReadOnlyList<ResolvedReference> UsedBy(Flow flow, FlowVersion version)
    {
        lock (_gate)
        {
            return Used(flow, version);
        }
    }

    /// <summary>What uses an object: versions of flows, newest first, and other objects.</summary>
    internal IReadOnlyList<Consumer> UsersOf(string kind, string id)
    {
        lock (_gate)
        {
            Build();
            var versions = _users.GetValueOrDefault((kind, id)) ?? [];
            var flows = versions
                .Select(user => (Flow: _flows.Find(user.FlowId)!, user.Number))
                .Where(user => !user.Flow.Deleted)
                .Select(user => (user.Flow, Version: user.Flow.Versions.FirstOrDefault(version => version.Number == user.Number)))
                .Where(user => user.Version is not null)
                .OrderBy(user => user.Flow.Id, StringComparer.Ordinal).ThenByDescending(user => user.Version!.Number)
                .Select(user => new Consumer(FlowTypes.DependencyType(user.Flow.Type), user.Flow.Id, user.Flow.Name, user.Version!.Id, user.Version.IsLive));
            return [.. flows, .. _objects.Using(id).Select(user => new Consumer(user.Kind, user.Id, user.Name, Version: null, IsPublished: true))];
        }
    }

    /// <summary>Resolves the references of every version that has not been resolved yet. The lock is taken.</summary>
    internal void Build()
    {
        lock (_gate)
        {
            if (_built)
            {
                return;
            }

            _built = true;
            foreach (var flow in _flows.ToList())
            {
                Track(flow);
            }
        }
    }

    private void Track(Flow flow)
    {
        foreach (var version in flow.Versions)
        {
            // A draft is saved again and again under its number, so it is resolved when somebody asks.
            if (version.State != FlowVersionState.Save)
            {
                _ = Used(flow, version);
            }
        }
    }

    private IReadOnlyList<ResolvedReference> Used(Flow flow, FlowVersion version)
    {
        if (_used.TryGetValue((flow.Id, version.Number), out var known))
        {
            return known;
        }

        var found = version.Content.Facts.References.Select(_resolver.Resolve).OfType<ResolvedReference>().DistinctBy(each => (each.Kind, each.Id)).ToArray();
        if (version.State != FlowVersionState.Save)
        {
            _used[(flow.Id, version.Number)] = found;
            foreach (var reference in found)
            {
                if (!_users.TryGetValue((reference.Kind, reference.Id), out var users))
                {
                    _users[(reference.Kind, reference.Id)] = users = [];
                }

                users.Add((flow.Id, version.Number));
            }
        }

        return found;
    }
}
