using System.Text.Json;
using GenesysArchitect.Engine.Catalog;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The flows of an organization.</summary>
internal sealed class OrganizationSource(string name, IFlowApi flows, ICatalogApi catalog) : FlowSource
{
    public override string Name => name;

    internal override bool IsSelection => false;

    internal override async Task<IReadOnlyList<FlowId>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = new List<FlowId>();
        await foreach (var listing in catalog.ListAsync(cancellationToken))
        {
            ids.Add(listing.Id);
        }

        return ids;
    }

    internal override async Task<JsonElement?> FindAsync(FlowId id, CancellationToken cancellationToken) =>
        (await flows.FindAsync(id, cancellationToken))?.Root;
}
