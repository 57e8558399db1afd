using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Catalog;

/// <summary>The port to the organization's catalog of flows, independent of HTTP.</summary>
internal interface ICatalogApi
{
    /// <summary>All flows, returned as pages are received.</summary>
    IAsyncEnumerable<FlowListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>The catalog entry of a flow; null if it does not exist.</summary>
    Task<FlowListing?> FindAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>The versions of a flow and their dependencies, returned as pages are received.</summary>
    IAsyncEnumerable<FlowVersionListing> VersionsAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>The catalog entry of a data action; null if it does not exist.</summary>
    Task<ActionListing?> FindActionAsync(string id, CancellationToken cancellationToken);
}
