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
            var page = await client.SendAsync(ApiRequest.Get(next, ListOperation, Permissions.ViewFlows), Page, cancellationToken);
            foreach (var listing in page.Flows)
            {
                yield return listing;
            }

            path = pages.Next(first, page.NextPage, page.NextUri, (page.Number, page.Count));
        }
    }

    public async Task<FlowListing?> FindAsync(FlowId id, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/flows/{id.Value}"), $"Look up flow '{id}'", Permissions.ViewFlows, id.Value);
        return await client.FindAsync(
            request,
            body =>
            {
                var flow = AnswerValue.Of(body);
                flow.Member("id").RequireId(id.Value);
                return Listing(flow);
            },
            cancellationToken);
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
        return await client.FindAsync(
            request,
            body =>
            {
                var action = AnswerValue.Of(body);
                action.Member("id").RequireId(id);
                return new ActionListing(
                    id,
                    action.Member("name").TextIfAny() is { } name ? client.Clean(name) : null,
                    [.. action.Member("versions").Items().Select(version => client.Clean(version.RequiredText()))],
                    action.Member("dependencies") is { IsMissing: false } dependencies
                        ? [.. dependencies.Items().Select(need => new ActionUse(need.Member("actionId").RequiredText(), need.Member("versionRange").Text()))]
                        : []);
            },
            cancellationToken);
    }

    // Whatever is left out of a list makes what is read of it smaller: an entry that cannot be read is an error.
    private FlowPage Page(ReadOnlyMemory<byte> body)
    {
        var page = AnswerValue.Of(body);
        return new FlowPage(
            [.. page.Member("entities").Items().Select(Listing)],
            page.Member("nextPage").Text(),
            page.Member("nextUri").Text(),
            page.Member("pageNumber").Count(),
            page.Member("pageCount").Count());
    }

    private FlowListing Listing(AnswerValue flow)
    {
        var id = flow.Member("id").RequiredId();
        return new FlowListing(
            new FlowId(client.Clean(id)),
            client.Clean(flow.Member("name").TextIfAny() ?? id),
            flow.Member("type").TextIfAny() is { } type ? client.Clean(type) : null,
            Activity.IsActive(flow.Member("active").Flag(), flow.Member("state").Text()));
    }

    private sealed record FlowPage(IReadOnlyList<FlowListing> Flows, string? NextPage, string? NextUri, int? Number, int? Count);
}
