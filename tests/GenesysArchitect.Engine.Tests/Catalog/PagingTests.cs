using System.Globalization;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms.ArchitectureManager;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Engine.Tests.Catalog;

/// <summary>The catalog is read completely, in either paging form, without following loops or foreign links.</summary>
public class PagingTests
{
    private const string List = "/api/v2/flows";

    [Theory]
    [InlineData(PageShape.Cursor)]
    [InlineData(PageShape.Numbered)]
    public async Task Every_flow_is_listed_once_and_in_order(PageShape shape)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 250, PageShape = shape });

        var ids = await ListAsync(organization.Client);

        Assert.Equal(organization.Sandbox.Organization.Flows.ToList().Select(flow => flow.Id), ids);
        Assert.Equal(3, organization.Requests.Of("GET", List).Count);
    }

    [Theory]
    [InlineData(PageShape.Cursor)]
    [InlineData(PageShape.Numbered)]
    public async Task Failed_pages_are_requested_again(PageShape shape)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 250, PageShape = shape });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = List, Fault = Fault.TruncatedBody, Nth = 2 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = List, Fault = Fault.ErrorStatus, Nth = 4 });

        Assert.Equal(organization.Sandbox.Organization.Flows.ToList().Count, (await ListAsync(organization.Client)).Count);
        Assert.Equal(5, organization.Requests.Of("GET", List).Count);
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("cursor, empty at the end")]
    [InlineData("link")]
    [InlineData("number")]
    public async Task All_small_pages_are_read_in_either_paging_form(string shape)
    {
        await using var host = new RawHost(request => RawReply.Json(Page(shape, Number(request.Target), of: 5)));
        using var connection = host.Connect();

        Assert.Equal(["f1a", "f1b", "f2a", "f2b", "f3a", "f3b", "f4a", "f4b", "f5a", "f5b"], await ListAsync(connection));
        Assert.Equal(5, host.Calls.Count);
    }

    [Fact]
    public async Task Pages_without_flows_are_skipped()
    {
        string[] pages = ["""{"entities":[],"nextPage":"1"}""", """{"entities":[],"nextPage":"2"}""", """{"entities":[{"id":"a"}],"nextPage":"3"}""", """{"entities":[]}"""];
        await using var host = new RawHost(request => RawReply.Json(pages[request.Target.Contains("nextPage=", StringComparison.Ordinal) ? request.Target[^1] - '0' : 0]));
        using var connection = host.Connect();

        Assert.Equal(["a"], await ListAsync(connection));
        Assert.Equal(4, host.Calls.Count);
    }

    [Fact]
    public async Task A_cursor_is_sent_back_unchanged()
    {
        const string cursor = "a+b/c=&nextPage=x#ä ?";
        await using var host = new RawHost(request => RawReply.Json(request.Target.Contains("nextPage", StringComparison.Ordinal) ? """{"entities":[]}""" : $$"""{"entities":[],"nextPage":"{{cursor}}"}"""));
        using var connection = host.Connect();

        await ListAsync(connection);

        Assert.Equal($"{List}?pageSize=100&nextPage={Uri.EscapeDataString(cursor)}", host.Calls[1].Target);
    }

    [Theory]
    [InlineData(PageShape.Cursor)]
    [InlineData(PageShape.Numbered)]
    public async Task A_pagination_loop_is_an_error(PageShape shape)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { PageShape = shape, RepeatPages = true });

        var refused = await Assert.ThrowsAsync<GcException>(() => ListAsync(organization.Client));

        Assert.Equal((ErrorIds.PagingInvalid, ErrorKind.Protocol), (refused.ErrorId, refused.Kind));
        Assert.InRange(organization.Requests.Of("GET", List).Count, 2, 3);
    }

    [Theory]
    [InlineData("a b c a", 4)]
    [InlineData("a b a b", 3)]
    public async Task A_pagination_loop_of_several_pages_is_detected_when_it_closes(string cursors, int calls)
    {
        var next = new Queue<string>(cursors.Split(' '));
        await using var host = new RawHost(_ => RawReply.Json($$"""{"entities":[],"nextPage":"{{next.Dequeue()}}"}"""));
        using var connection = host.Connect();

        Assert.Equal(ErrorIds.PagingInvalid, (await Assert.ThrowsAsync<GcException>(() => ListAsync(connection))).ErrorId);
        Assert.Equal(calls, host.Calls.Count);
    }

    [Theory]
    [InlineData("", "/api/v2/flows?pageNumber=2", "/api/v2/flows?pageNumber=2")]
    [InlineData("", "{origin}/api/v2/flows?pageNumber=2", "/api/v2/flows?pageNumber=2")]
    [InlineData("", "{ORIGIN}/api/v2/flows?pageNumber=2&q=a%2Fb", "/api/v2/flows?pageNumber=2&q=a%2Fb")]
    [InlineData("gw/eu/", "/api/v2/flows?pageNumber=2", "/gw/eu/api/v2/flows?pageNumber=2")]
    [InlineData("gw/eu/", "/gw/eu/api/v2/flows?pageNumber=2", "/gw/eu/api/v2/flows?pageNumber=2")]
    [InlineData("gw/eu/", "{origin}/gw/eu/api/v2/flows?pageNumber=2", "/gw/eu/api/v2/flows?pageNumber=2")]
    [InlineData("gw/eu/", "{origin}/api/v2/flows?pageNumber=2", "/gw/eu/api/v2/flows?pageNumber=2")]
    [InlineData("gw", "/gw/api/v2/flows?pageNumber=2", "/gw/api/v2/flows?pageNumber=2")]
    [InlineData("gw", "/gwx/api/v2/flows?pageNumber=2", "/gw/gwx/api/v2/flows?pageNumber=2")]
    public async Task A_link_to_the_next_page_is_followed_with_and_without_what_a_gateway_puts_before_it(string prefix, string link, string target)
    {
        RawHost? self = null;
        await using var host = new RawHost(request => RawReply.Json(request.Target.Contains("pageNumber", StringComparison.Ordinal) ? """{"entities":[{"id":"b"}]}""" : $$"""{"entities":[{"id":"a"}],"nextUri":"{{Filled(link, self!.BaseAddress)}}"}"""));
        self = host;
        using var connection = Open(new Uri(host.BaseAddress, prefix));

        Assert.Equal(["a", "b"], await ListAsync(connection));
        Assert.Equal(target, host.Calls[1].Target);
        Assert.All(host.Calls, call => Assert.StartsWith("Bearer ", call.Authorization, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{elsewhere}/api/v2/flows?pageNumber=2")]
    [InlineData("//{authority}/api/v2/flows?pageNumber=2")]
    [InlineData("{elsewhere}/gw/api/v2/flows")]
    [InlineData("https://{own}/api/v2/flows?pageNumber=2")]
    [InlineData("http://{own}@{authority}/api/v2/flows")]
    [InlineData("https://example.com/api/v2/flows")]
    [InlineData("ftp://{own}/api/v2/flows")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    public async Task A_link_to_another_host_is_rejected_and_receives_no_token(string link)
    {
        await using var elsewhere = new RawHost(_ => RawReply.Json("""{"entities":[{"id":"stolen"}]}"""));
        RawHost? self = null;
        await using var host = new RawHost(_ => RawReply.Json($$"""{"entities":[{"id":"a"}],"nextUri":"{{Filled(link, self!.BaseAddress, elsewhere.BaseAddress)}}"}"""));
        self = host;
        using var connection = host.Connect();

        var refused = await Assert.ThrowsAsync<GcException>(() => ListAsync(connection));

        Assert.Equal((ErrorIds.PagingInvalid, ErrorKind.Protocol), (refused.ErrorId, refused.Kind));
        Assert.Contains("to another address", refused.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task Control_characters_in_flow_names_are_removed()
    {
        await using var host = new RawHost(_ => RawReply.Json("""{"entities":[{"id":"a","name":"\u001b[2JMain\nIVR","type":"\u0007T"}]}"""));
        using var connection = host.Connect();

        await foreach (var listing in new CatalogCalls(Client(connection)).ListAsync(CancellationToken.None))
        {
            Assert.DoesNotContain(listing.Name + listing.Type, char.IsControl);
        }
    }

    private static string Filled(string link, Uri own, Uri? elsewhere = null) => link
        .Replace("{origin}", own.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("{ORIGIN}", own.GetLeftPart(UriPartial.Authority).ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{own}", own.Authority, StringComparison.Ordinal)
        .Replace("{elsewhere}", elsewhere?.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("{authority}", elsewhere?.Authority, StringComparison.Ordinal);

    private static int Number(string target) => target.Contains('&', StringComparison.Ordinal) ? int.Parse(target[(target.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture) : 1;

    private static string Page(string shape, int number, int of)
    {
        var entities = string.Create(CultureInfo.InvariantCulture, $$"""[{"id":"f{{number}}a","name":"n"},{"id":"f{{number}}b","name":"n"}]""");
        var next = number < of ? (number + 1).ToString(CultureInfo.InvariantCulture) : null;
        return shape switch
        {
            "cursor" => $$"""{"entities":{{entities}}{{(next is null ? string.Empty : $",\"nextPage\":\"{next}\"")}}}""",
            "cursor, empty at the end" => $$"""{"entities":{{entities}},"nextPage":"{{next}}","nextUri":null}""",
            "link" => $$"""{"entities":{{entities}},"nextUri":{{(next is null ? "null" : $"\"/api/v2/flows?pageSize=2&pageNumber={next}\"")}}}""",
            _ => string.Create(CultureInfo.InvariantCulture, $$"""{"entities":{{entities}},"pageNumber":{{number}},"pageSize":2,"pageCount":{{of}}}"""),
        };
    }

    private static GcOrgConnection Open(Uri address) => GcOrgConnection.Open(new ConnectionSettings
    {
        BaseAddress = address,
        Client = new ClientCredentials("raw-client", new Secret("raw-secret-0123456789")),
        Transport = TestOrganization.Brisk,
    });

    private static ApiClient Client(GcOrgConnection connection) => new(connection.Channel, NullLogger.Instance);

    private static Task<List<string>> ListAsync(GcOrgConnection connection) => ListAsync(Client(connection));

    private static async Task<List<string>> ListAsync(ApiClient client)
    {
        var ids = new List<string>();
        await foreach (var listing in new CatalogCalls(client).ListAsync(CancellationToken.None))
        {
            ids.Add(listing.Id.Value);
        }

        return ids;
    }
}
