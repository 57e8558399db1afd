using System.Threading.Channels;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Reads flows and actions, and their dependencies, in parallel and each once. A node that cannot be read is recorded
/// as a problem, so that the graph is never incomplete without notice.
/// </summary>
internal sealed class CatalogWalk
{
    private readonly ICatalogApi _catalog;
    private readonly DependencyQuery _query;
    private readonly CatalogReading _reading = new();
    private readonly HashSet<DependencyNode> _met = [];

    // Unbounded, so that adding a node never blocks.
    private readonly Channel<DependencyNode> _ahead = Channel.CreateUnbounded<DependencyNode>();
    private int _open = 1;

    private CatalogWalk(ICatalogApi catalog, DependencyQuery query)
    {
        _catalog = catalog;
        _query = query;
    }

    /// <summary>Reads the requested nodes.</summary>
    /// <exception cref="GcException">The connection failed, or the list of flows is incomplete.</exception>
    public static async Task<CatalogReading> ReadAsync(ICatalogApi catalog, DependencyQuery query, CancellationToken cancellationToken)
    {
        var walk = new CatalogWalk(catalog, query);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(1, query.ThrottleLimit - 1).Select(_ => walk.ReadAheadAsync(stop.Token));
        var all = readers.Prepend(walk.StartAsync(stop.Token)).ToList();
        try
        {
            // The first failure ends the other readers.
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
            Visit(DependencyNode.Flow(id), name: null);
        }

        if (_query.FlowIds.Count == 0)
        {
            await foreach (var flow in _catalog.ListAsync(cancellationToken))
            {
                Visit(DependencyNode.Flow(flow.Id.Value), flow.Name);
            }
        }

        // The listing reader reads nodes like the others once the listing is complete.
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
            Visit(DependencyNode.Flow(reference), name: null);
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
            Visit(DependencyNode.Action(use.ActionId), name: null);
        }
    }

    private void Visit(DependencyNode node, string? name)
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

    // A completed node may have added others; when none is open, none can be added.
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
