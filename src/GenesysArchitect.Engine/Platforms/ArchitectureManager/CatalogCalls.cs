using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The catalog calls of the Architecture Manager API.</summary>
internal sealed class CatalogCalls(ApiClient client) : ICatalogApi
{
    private const string ViewVersions = $"{Permissions.ViewFlows} and {Permissions.ViewEnvironments}";
    private const string ListOperation = "List the organization's flows";

    public async IAsyncEnumerable<FlowListing> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new Paginator(client, ListOperation);
        var first = ApiPath.Of($"/api/v2/flows?pageSize={100}");
        for (ApiPath? path = first; path is { } next;)
        {
            var page = await client.SendAsync(ApiRequest.Get(next, ListOperation, Permissions.ViewFlows), CatalogJson.Default.FlowPageDocument, cancellationToken);
            foreach (var listing in (page.Entities ?? []).Select(Listing).OfType<FlowListing>())
            {
                yield return listing;
            }

            path = pages.Next(first, page.NextPage, page.NextUri, (page.PageNumber, page.PageCount));
        }
    }

    public async Task<FlowListing?> FindAsync(FlowId id, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/flows/{id.Value}"), $"Look up flow '{id}'", Permissions.ViewFlows, id.Value);
        return await client.FindAsync(request, CatalogJson.Default.FlowListingDocument, cancellationToken) is { } found ? Listing(found) : null;
    }

    public async IAsyncEnumerable<FlowVersionListing> VersionsAsync(FlowId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = $"List the versions of flow '{id}'";
        var pages = new Paginator(client, operation);

        // Each version contains its whole definition, which can be large.
        var first = ApiPath.Of($"/api/v2/flows/{id.Value}/versions?pageSize={25}");
        for (ApiPath? path = first; path is { } next;)
        {
            var request = ApiRequest.Get(next, operation, ViewVersions, id.Value);
            var page = (await client.SendAsync(request, cancellationToken)).Read(request, body => FlowVersionPage.Read(body.Span));
            foreach (var version in page.Entities)
            {
                yield return version with { Version = client.Clean(version.Version), Name = version.Name is { } name ? client.Clean(name) : null };
            }

            path = pages.Next(first, page.NextPage, page.NextUri, (page.PageNumber, page.PageCount));
        }
    }

    public async Task<ActionListing?> FindActionAsync(string id, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/integrations/actions/{id}"), $"Read data action '{id}'", Permissions.ViewActions, id);
        return await client.FindAsync(request, CatalogJson.Default.ActionDocument, cancellationToken) is { } action
            ? new ActionListing(
                id,
                action.Name is { } name ? client.Clean(name) : null,
                [.. (action.Versions ?? []).Select(version => client.Clean(version.ToString()))],
                [.. (action.Dependencies ?? []).Where(need => need.ActionId is { Length: > 0 }).Select(need => new ActionUse(need.ActionId!, need.VersionRange))])
            : null;
    }

    private FlowListing? Listing(FlowListingDocument document) => document.Id is not { Length: > 0 } id
        ? null
        : new FlowListing(
            new FlowId(client.Clean(id)),
            client.Clean(document.Name ?? id),
            document.Type is { } type ? client.Clean(type) : null,
            Activity.IsActive(document.Active, document.State));
}
