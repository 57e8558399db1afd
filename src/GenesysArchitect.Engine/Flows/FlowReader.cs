using System.Collections.Concurrent;
using GenesysArchitect.Engine.Catalog;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// What is read of flows while something is planned: each flow is asked for once, however many refer to it.
/// </summary>
internal sealed class FlowReader(IFlowApi flows, ICatalogApi catalog)
{
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowDocument?>>> _documents = new();
    private readonly ConcurrentDictionary<FlowId, Lazy<Task<FlowListing?>>> _listings = new();

    /// <summary>The flow; null when there is none.</summary>
    public Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken) =>
        _documents.GetOrAdd(id, asked => new Lazy<Task<FlowDocument?>>(() => flows.FindAsync(asked, cancellationToken))).Value;

    /// <summary>What the catalogue says of the flow; null when it has none of that id.</summary>
    public Task<FlowListing?> FindListingAsync(FlowId id, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(id, asked => new Lazy<Task<FlowListing?>>(() => catalog.FindAsync(asked, cancellationToken))).Value;
}
