using System.Collections.Concurrent;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// Reads flows during planning: each flow is requested once, however many flows refer to it.
/// </summary>
internal sealed class FlowReader(IFlowApi flows, ICatalogApi catalog)
{
    // From this number of flows, listing the catalog takes fewer calls than reading flow by flow.
    private const int LookupsBeforeListing = 50;

    // Pages are read sequentially: in a huge organization the remaining flows are looked up individually.
    private const int LongestList = 2000;

    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowDocument?>>> _documents = new();
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowListing?>>> _listings = new();
    private Lazy<Task<IReadOnlyDictionary<FlowId, FlowListing>>>? _list;
    private int _lookups;

    /// <summary>The flow; null if it does not exist.</summary>
    public Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken) =>
        _documents.GetOrAdd(id, asked => new Lazy<Task<FlowDocument?>>(() => flows.FindAsync(asked, cancellationToken))).Value;

    /// <summary>The catalog entry of the flow; null if there is none.</summary>
    public Task<FlowListing?> FindListingAsync(FlowId id, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(id, asked => new Lazy<Task<FlowListing?>>(() => LookUpAsync(asked, cancellationToken))).Value;

    private async Task<FlowListing?> LookUpAsync(FlowId id, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _lookups) > LookupsBeforeListing)
        {
            var list = LazyInitializer.EnsureInitialized(ref _list, () => new(() => ReadListAsync(cancellationToken)));

            // A list may lag behind the flow itself: only entries that need no verification are used from it.
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
            // If listing fails, flows are looked up individually, which reports its own errors.
        }

        return list;
    }
}
