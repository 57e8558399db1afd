using System.Collections.Concurrent;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// What is read of flows while something is planned: each flow is asked for once, however many refer to it.
/// </summary>
internal sealed class FlowReader(IFlowApi flows, ICatalogApi catalog)
{
    // From so many on, the catalog by the page takes fewer calls than flow by flow.
    private const int LookUpsBeforeList = 50;

    // Pages come one after the other: of a huge organization the rest is looked up all the same.
    private const int LongestList = 2000;

    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowDocument?>>> _documents = new();
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowListing?>>> _listings = new();
    private Lazy<Task<IReadOnlyDictionary<FlowId, FlowListing>>>? _list;
    private int _lookUps;

    /// <summary>The flow; null when there is none.</summary>
    public Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken) =>
        _documents.GetOrAdd(id, asked => new Lazy<Task<FlowDocument?>>(() => flows.FindAsync(asked, cancellationToken))).Value;

    /// <summary>What the catalog says of the flow; null when it has none of that id.</summary>
    public Task<FlowListing?> FindListingAsync(FlowId id, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(id, asked => new Lazy<Task<FlowListing?>>(() => LookUpAsync(asked, cancellationToken))).Value;

    private async Task<FlowListing?> LookUpAsync(FlowId id, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _lookUps) > LookUpsBeforeList)
        {
            var list = LazyInitializer.EnsureInitialized(ref _list, () => new(() => ReadListAsync(cancellationToken)));

            // A list may be behind what the flow itself says: only what needs no second look is taken from it.
            if ((await list.Value).TryGetValue(id, out var listed) && listed.Active)
            {
                return listed;
            }
        }

        return await catalog.FindAsync(id, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<FlowId, FlowListing>> ReadListAsync(CancellationToken cancellationToken)
    {
        var list = new Dictionary<FlowId, FlowListing>();
        try
        {
            await foreach (var listing in catalog.ListAsync(cancellationToken))
            {
                list[listing.Id] = listing;
                if (list.Count == LongestList)
                {
                    break;
                }
            }
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            // What could not be listed is looked up, and states what is wrong by itself.
        }

        return list;
    }
}
