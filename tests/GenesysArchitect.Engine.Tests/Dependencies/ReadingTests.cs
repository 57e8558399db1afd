using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;
using GenesysArchitect.Sandbox.World.Flows;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>The dependencies of flows are read completely, each once, in any paging form.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData(PageShape.Cursor, DefinitionForm.Document)]
    [InlineData(PageShape.Numbered, DefinitionForm.Text)]
    [InlineData(PageShape.Cursor, DefinitionForm.Mixed)]
    public async Task All_flows_are_read_and_each_node_is_requested_once(PageShape shape, DefinitionForm form)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 230, PageShape = shape, Definitions = form });

        var resolution = await organization.ResolveAsync();

        var flows = organization.Sandbox.Organization.Flows.ToList().Select(flow => flow.Id).Order(StringComparer.Ordinal);
        Assert.Equal(flows, resolution.Nodes.Where(node => node.Kind == DependencyKind.Flow).Select(node => node.Id));
        Assert.Equal(230 * 2, resolution.Uses().Count(use => use.StartsWith("generated-", StringComparison.Ordinal)));
        Assert.Contains("generated-00002 → generated-00001", resolution.References());
        var asked = organization.Requests.Of("GET", "/api/v2/**").Select(request => request.Path + request.Query).ToList();
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(asked.Count, resolution.Requests);
    }

    [Fact]
    public async Task Named_flows_include_only_their_dependencies()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("deep", ["1.0"]);
        organization.PutAction("near", ["1.0"], "deep [1.0]");
        organization.PutFlow("top", ["near [1.0, )"], ["middle"]);
        organization.PutFlow("middle", [], ["bottom", "top"]);
        organization.PutFlow("bottom", ["deep"], []);
        organization.PutFlow("aside", ["near [9.0]"], ["top"]);

        var resolution = await organization.ResolveAsync("top");

        Assert.Equal(["action near → deep [1.0]@", "bottom → deep @dev", "top → near [1.0, )@dev"], resolution.Uses());
        Assert.Equal(["bottom", "middle", "top", "deep", "near"], resolution.Nodes.Select(node => node.Id));
        Assert.Equal(("Flow bottom", "Action deep"), (resolution.Nodes[0].Name, resolution.Nodes[3].Name));
        Assert.Equal(["middle → bottom", "middle → top", "top → middle"], resolution.References());
        Assert.False(resolution.Incomplete);
        Assert.Equal(5, organization.Requests.Of("GET", "/api/v2/**").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Parallel_requests_are_limited(int limit)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 120, Latency = TimeSpan.FromMilliseconds(5) });

        await organization.ResolveAsync(new DependencyQuery { ThrottleLimit = limit });

        Assert.Equal(limit, organization.Requests.MaxInFlight);
    }

    [Fact]
    public async Task A_long_chain_of_flows_is_followed_to_its_end()
    {
        await using var organization = await TestOrganization.StartAsync();
        const int length = 300;
        for (var number = 0; number < length; number++)
        {
            organization.PutFlow($"chain-{number}", number == length - 1 ? ["voice-print [2.0]"] : [], number == length - 1 ? [] : [$"chain-{number + 1}"]);
        }

        var resolution = await organization.ResolveAsync("chain-0");

        Assert.Equal(length + 1, resolution.Nodes.Count);
        Assert.Equal(length + 1, resolution.Waves.Count);
        Assert.Equal("2.0", resolution.VersionOf("voice-print"));
    }

    [Fact]
    public async Task A_flow_and_an_action_with_the_same_id_are_different_nodes()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutAction("twin", ["1.0"]);
        organization.PutFlow("twin", ["twin [1.0]"], []);

        var resolution = await organization.ResolveAsync("twin");

        Assert.Equal(["flow twin", "action twin"], resolution.Nodes.Select(node => node.ToString()));
        Assert.Empty(resolution.Cycles);
        Assert.Equal(2, resolution.Waves.Count);
    }

    [Fact]
    public async Task The_newest_version_of_each_environment_is_used_in_numerical_order()
    {
        await using var organization = await TestOrganization.StartAsync();
        FlowRevision Revision(string version, string environment, string range) => new(version, environment) { Ranges = new Dictionary<string, string> { ["voice-print"] = range } };
        organization.PutFlow(
            "ivr",
            ["voice-print [2.0]"],
            [],
            Revision("1.10", "dev", "[2.1]"),
            Revision("1.9", "dev", "[2.2]"),
            Revision("0.9", "prod", "[2.3]"),
            Revision("1.2", "dev", "[2.4]"));

        Assert.Equal(["ivr → voice-print [2.1]@dev", "ivr → voice-print [2.3]@prod"], (await organization.ResolveAsync("ivr")).Uses());
        Assert.Equal(["ivr → voice-print [2.3]@prod"], (await organization.ResolveAsync(new DependencyQuery { FlowIds = ["ivr"], Environment = "prod" })).Uses());
        Assert.Empty((await organization.ResolveAsync(new DependencyQuery { FlowIds = ["ivr"], Environment = "PROD" })).Uses());
    }

    [Theory]
    [InlineData(PageShape.Cursor)]
    [InlineData(PageShape.Numbered)]
    public async Task A_loop_in_the_list_of_flows_fails_and_a_loop_in_versions_is_a_problem_of_the_flow(PageShape shape)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { PageShape = shape, RepeatPages = true });

        var refused = await Assert.ThrowsAsync<GcException>(() => organization.ResolveAsync());
        var resolution = await organization.ResolveAsync("main-ivr");

        Assert.Equal(ErrorIds.PagingInvalid, refused.ErrorId);
        Assert.Equal(("flow main-ivr", ErrorIds.PagingInvalid), (Assert.Single(resolution.Problems).Node.ToString(), resolution.Problems[0].Error.ErrorId));
    }

    [Fact]
    public async Task Versions_on_later_pages_are_used_too()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutFlow("ivr", ["voice-print [2.0, )"], [], [.. Enumerable.Range(0, 250).Select(number => new FlowRevision("1.0", $"env-{number:000}"))]);

        Assert.Equal(250, (await organization.ResolveAsync("ivr")).Dependencies.Count);
        Assert.Equal(10, organization.Requests.Of("GET", VersionListsOfIvr).Count);
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { GeneratedFlows = 60 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = DependencyRuns.VersionLists, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => organization.Time.StopAsync(
            stop => organization.ResolveAsync(new DependencyQuery { ThrottleLimit = 4 }, stop),
            () => organization.Requests.Of("GET", DependencyRuns.VersionLists).Count == 4));

        // Any request still in progress would have been sent before this response.
        await organization.ReadAsync();
        Assert.Equal(4, organization.Requests.Of("GET", DependencyRuns.VersionLists).Count);
    }

    private const string VersionListsOfIvr = "/api/v2/flows/ivr/versions";
}
