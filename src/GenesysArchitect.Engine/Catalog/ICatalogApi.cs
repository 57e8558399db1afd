using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Catalog;

/// <summary>The port to the organization's catalog of flows. It says what is asked, and no HTTP.</summary>
internal interface ICatalogApi
{
    /// <summary>All flows, each as soon as its page is there.</summary>
    IAsyncEnumerable<FlowListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>What the catalog says of a flow; null when it has none of that id.</summary>
    Task<FlowListing?> FindAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>The versions of a flow and what each depends on, each page as soon as it is there.</summary>
    IAsyncEnumerable<FlowVersionListing> VersionsAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>What the catalog says of a data action; null when it has none of that id.</summary>
    Task<ActionListing?> FindActionAsync(string id, CancellationToken cancellationToken);
}
