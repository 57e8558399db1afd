using System.Threading.Channels;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Reads flows and actions, and what they lead to, a few in parallel and each once. What cannot be read is kept as a
/// problem: the graph is never smaller without saying so.
/// </summary>
internal sealed class CatalogWalk
{
    private readonly ICatalogApi _catalog;
    private readonly DependencyQuery _query;
    private readonly CatalogReading _reading = new();
    private readonly HashSet<DependencyNode> _met = [];

    // A step up for those who are met together: nothing waits for room in it.
    private readonly Channel<DependencyNode> _ahead = Channel.CreateUnbounded<DependencyNode>();
    private int _open = 1;

    private CatalogWalk(ICatalogApi catalog, DependencyQuery query)
    {
        _catalog = catalog;
        _query = query;
    }

    /// <summary>Reads what is asked for.</summary>
    /// <exception cref="GcException">The connection is at fault, or the list of flows cannot be read to its end.</exception>
    public static async Task<CatalogReading> ReadAsync(ICatalogApi catalog, DependencyQuery query, CancellationToken cancellationToken)
    {
        var walk = new CatalogWalk(catalog, query);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(1, query.ThrottleLimit - 1).Select(_ => walk.ReadAheadAsync(stop.Token));
        var all = readers.Prepend(walk.StartAsync(stop.Token)).ToList();
        try
        {
            // The first that fails ends the others.
            for (var left = all.ToList(); left.Count > 0;)
            {
                var ended = await Task.WhenAny(left);
                left.Remove(ended);
                await ended;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return walk._reading;
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var id in _query.FlowIds)
        {
            Meet(DependencyNode.Flow(id), name: null);
        }

        if (_query.FlowIds.Count == 0)
        {
            await foreach (var flow in _catalog.ListAsync(cancellationToken))
            {
                Meet(DependencyNode.Flow(flow.Id.Value), flow.Name);
            }
        }

        // Whoever lists is one of those who ask, and reads with them once there is nothing more to list.
        Done();
        await ReadAheadAsync(cancellationToken);
    }

    private async Task ReadAheadAsync(CancellationToken cancellationToken)
    {
        await foreach (var node in _ahead.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await (node.Kind == DependencyKind.Flow ? ReadFlowAsync(node, cancellationToken) : ReadActionAsync(node, cancellationToken));
            }
            catch (GcException unread) when (!unread.ConcernsConnection)
            {
                _reading.AddProblem(new DependencyProblem(node, unread));
            }

            Done();
        }
    }

    private async Task ReadFlowAsync(DependencyNode node, CancellationToken cancellationToken)
    {
        var newest = new NewestVersions();
        await foreach (var version in _catalog.VersionsAsync(new FlowId(node.Id), cancellationToken))
        {
            if (_query.Environment is null || version.EnvironmentId == _query.Environment)
            {
                newest.Add(version);
            }
        }

        foreach (var version in newest.ByEnvironment)
        {
            Take(node, version);
        }
    }

    private void Take(DependencyNode node, FlowVersionListing version)
    {
        if (version.Problem is { } problem)
        {
            _reading.AddProblem(new DependencyProblem(node, DependencyErrors.Unreadable(node, version, problem)));
            return;
        }

        _reading.AddNode(node, version.Name);
        foreach (var reference in version.Flows)
        {
            _reading.AddReference(node.Id, reference);
            Meet(DependencyNode.Flow(reference), name: null);
        }

        Use(node, version.Actions, version.EnvironmentId);
    }

    private async Task ReadActionAsync(DependencyNode node, CancellationToken cancellationToken)
    {
        var action = await _catalog.FindActionAsync(node.Id, cancellationToken) ?? throw DependencyErrors.NoSuchAction(node.Id);
        _reading.AddNode(node, action.Name);
        _reading.AddPublished(node.Id, action.Versions);
        Use(node, action.Uses, environmentId: null);
    }

    private void Use(DependencyNode user, IReadOnlyList<ActionUse> uses, string? environmentId)
    {
        foreach (var use in uses)
        {
            _reading.AddUse(new VersionRequest(use.ActionId, use.VersionRange, user) { EnvironmentId = environmentId });
            Meet(DependencyNode.Action(use.ActionId), name: null);
        }
    }

    private void Meet(DependencyNode node, string? name)
    {
        lock (_met)
        {
            if (!_met.Add(node))
            {
                return;
            }

            _open++;
        }

        _reading.AddNode(node, name);
        _ahead.Writer.TryWrite(node);
    }

    // What is done may have led to more; when nothing is open, nothing can come.
    private void Done()
    {
        DependencyProgress progress;
        lock (_met)
        {
            if (--_open == 0)
            {
                _ahead.Writer.Complete();
            }

            progress = new DependencyProgress(_met.Count - _open, _met.Count);
        }

        _query.Progress?.Report(progress);
    }
}
