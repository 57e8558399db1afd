using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class CatalogTests
{
    [Fact]
    public async Task The_catalogue_lists_a_flow_with_its_type_and_whether_it_is_active()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var page = (await caller.GetAsync("api/v2/flows")).Expect(200);
        Assert.Equal("""{"id":"main-ivr","name":"Main IVR","type":"INBOUNDCALL","active":true}""", page.Entities[0]!.ToJsonString());
        Assert.Null(page.Json["nextPage"]);
        var archived = page.Entities.Single(flow => flow!["id"]!.GetValue<string>() == "legacy-ivr")!;
        Assert.False(archived["active"]!.GetValue<bool>());
        (await caller.GetAsync("api/v2/flows/nothing")).ExpectError(404, "not.found");
        (await caller.GetAsync("api/v2/flows/nothing/versions")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task A_cursor_leads_through_all_pages_to_an_empty_one()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = 50, PageSize = 20 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var ids = new List<string>();
        var query = string.Empty;
        while (true)
        {
            var page = (await caller.GetAsync("api/v2/flows" + query)).Expect(200);
            ids.AddRange(Ids(page));
            if (page.Text("nextPage") is not { Length: > 0 } next)
            {
                break;
            }

            query = $"?nextPage={Uri.EscapeDataString(next)}";
        }

        Assert.Equal(64, ids.Count);
        Assert.Equal(64, ids.Distinct().Count());
        (await caller.GetAsync("api/v2/flows?nextPage=made-up")).ExpectError(400, "bad.request");
        (await caller.GetAsync("api/v2/flows?pageSize=0")).ExpectError(400, "bad.request");
    }

    [Fact]
    public async Task A_last_page_that_is_full_leads_nowhere()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = 50, PageSize = 32 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var next = (await caller.GetAsync("api/v2/flows")).Text("nextPage");
        var last = await caller.GetAsync($"api/v2/flows?nextPage={next}");
        Assert.Equal((32, string.Empty), (last.Entities.Count, last.Text("nextPage")));
        Assert.False((await caller.GetAsync("api/v2/flows?pageSize=64")).Json.AsObject().ContainsKey("nextPage"));
    }

    [Fact]
    public async Task Numbered_pages_lead_on_by_their_nextUri()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = 50, PageShape = PageShape.Numbered });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var first = (await caller.GetAsync("api/v2/flows?pageSize=30")).Expect(200);
        Assert.Equal((1, 30, 3, 64), (Number(first, "pageNumber"), Number(first, "pageSize"), Number(first, "pageCount"), Number(first, "total")));
        var second = await caller.GetAsync(first.Text("nextUri"));
        var third = await caller.GetAsync(second.Text("nextUri"));
        Assert.Null(third.Json["nextUri"]);
        Assert.Equal(64, Ids(first).Concat(Ids(second)).Concat(Ids(third)).Distinct().Count());
        Assert.Empty((await caller.GetAsync("api/v2/flows?pageNumber=9")).Expect(200).Entities);
    }

    [Theory]
    [InlineData(PageShape.Cursor, "nextPage")]
    [InlineData(PageShape.Numbered, "nextUri")]
    public async Task Pages_can_lead_in_a_circle(PageShape shape, string link)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { PageShape = shape, PageSize = 5, RepeatPages = true });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var first = await caller.GetAsync("api/v2/flows");
        var address = shape == PageShape.Cursor ? $"api/v2/flows?nextPage={first.Text(link)}" : first.Text(link);
        var second = await caller.GetAsync(address);
        Assert.Equal(first.Text(link), second.Text(link));
    }

    [Fact]
    public async Task A_nextUri_can_lead_to_another_origin()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            PageShape = PageShape.Numbered,
            PageSize = 5,
            NextUriOrigin = "https://elsewhere.example",
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("https://elsewhere.example/api/v2/flows?pageSize=5&pageNumber=2", (await caller.GetAsync("api/v2/flows")).Text("nextUri"));
    }

    [Fact]
    public async Task A_flows_versions_carry_its_definition_as_it_is_in_each_environment()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var versions = (await caller.GetAsync("api/v2/flows/order-status/versions")).Expect(200).Entities;
        Assert.Equal(["prod 2.1", "staging 2.2", "test 2.2", "dev 2.3"], versions.Select(version => $"{version!["environmentId"]} {version["version"]}"));
        Assert.Equal("[1.0, 2.0]", Range(versions[0]!["flow"]!));
        Assert.Equal("[2.0, 3.0)", Range(versions[3]!["flow"]!));
        Assert.Equal("order-status", versions[0]!["flow"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(DefinitionForm.Document, false, false)]
    [InlineData(DefinitionForm.Text, true, true)]
    [InlineData(DefinitionForm.Mixed, false, true)]
    public async Task A_definition_is_an_object_or_its_text(DefinitionForm form, bool firstIsText, bool secondIsText)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Definitions = form });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var versions = (await caller.GetAsync("api/v2/flows/order-status/versions")).Entities;
        Assert.Equal((firstIsText, secondIsText), (versions[0]!["flow"] is JsonValue, versions[1]!["flow"] is JsonValue));
        var definition = versions[1]!["flow"]!;
        Assert.Equal("[2.0, 3.0)", Range(secondIsText ? JsonNode.Parse(definition.GetValue<string>())! : definition));
    }

    [Fact]
    public async Task Generated_flows_refer_to_earlier_ones_and_are_the_same_each_time()
    {
        await using var one = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = 2_000 });
        await using var other = await SandboxHost.StartAsync(new SandboxOptions { GeneratedFlows = 2_000 });
        var flow = one.Organization.Flows.Find("generated-02000")!.Document;
        Assert.Equal(flow.ToJsonString(), other.Organization.Flows.Find("generated-02000")!.Document.ToJsonString());
        Assert.All(flow["references"]!.AsArray(), id => Assert.NotNull(one.Organization.Flows.Find(id!.GetValue<string>())));
    }

    private static IEnumerable<string> Ids(Reply page) => page.Entities.Select(flow => flow!["id"]!.GetValue<string>());

    private static int Number(Reply page, string name) => page.Json[name]!.GetValue<int>();

    private static string Range(JsonNode definition) => definition["blocks"]![2]!["versionRange"]!.GetValue<string>();
}
