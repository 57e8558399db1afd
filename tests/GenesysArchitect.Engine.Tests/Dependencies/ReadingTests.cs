using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Flows;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>What flows lead to is read to its end, each thing once, however the platform's pages look.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData(PageShape.Cursor, DefinitionForm.Document)]
    [InlineData(PageShape.Numbered, DefinitionForm.Text)]
    [InlineData(PageShape.Cursor, DefinitionForm.Mixed)]
    public async Task All_flows_are_read_and_each_thing_is_asked_for_once(PageShape shape, DefinitionForm form)
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 230, PageShape = shape, Definitions = form });

        var resolution = await organisation.ResolveAsync();

        var flows = organisation.Sandbox.Organization.Flows.ToList().Select(flow => flow.Id).Order(StringComparer.Ordinal);
        Assert.Equal(flows, resolution.Nodes.Where(node => node.Kind == DependencyKind.Flow).Select(node => node.Id));
        Assert.Equal(230 * 2, resolution.Uses().Count(use => use.StartsWith("generated-", StringComparison.Ordinal)));
        Assert.Contains("generated-00002 → generated-00001", resolution.References());
        var asked = organisation.Requests.Of("GET", "/api/v2/**").Select(request => request.Path + request.Query).ToList();
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(asked.Count, resolution.Requests);
    }

    [Fact]
    public async Task Flows_that_are_named_bring_what_they_reach_and_nothing_else()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutAction("deep", ["1.0"]);
        organisation.PutAction("near", ["1.0"], "deep [1.0]");
        organisation.PutFlow("top", ["near [1.0, )"], ["middle"]);
        organisation.PutFlow("middle", [], ["bottom", "top"]);
        organisation.PutFlow("bottom", ["deep"], []);
        organisation.PutFlow("aside", ["near [9.0]"], ["top"]);

        var resolution = await organisation.ResolveAsync("top");

        Assert.Equal(["action near → deep [1.0]@", "bottom → deep @dev", "top → near [1.0, )@dev"], resolution.Uses());
        Assert.Equal(["bottom", "middle", "top", "deep", "near"], resolution.Nodes.Select(node => node.Id));
        Assert.Equal(("Flow bottom", "Action deep"), (resolution.Nodes[0].Name, resolution.Nodes[3].Name));
        Assert.Equal(["middle → bottom", "middle → top", "top → middle"], resolution.References());
        Assert.False(resolution.Incomplete);
        Assert.Equal(5, organisation.Requests.Of("GET", "/api/v2/**").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task No_more_is_under_way_at_once_than_was_asked_for(int limit)
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 120, Latency = TimeSpan.FromMilliseconds(5) });

        await organisation.ResolveAsync(new DependencyQuery { ThrottleLimit = limit });

        Assert.Equal(limit, organisation.Requests.MaxInFlight);
    }

    [Fact]
    public async Task A_long_chain_of_flows_is_followed_to_its_end()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        const int length = 300;
        for (var number = 0; number < length; number++)
        {
            organisation.PutFlow($"chain-{number}", number == length - 1 ? ["voice-print [2.0]"] : [], number == length - 1 ? [] : [$"chain-{number + 1}"]);
        }

        var resolution = await organisation.ResolveAsync("chain-0");

        Assert.Equal(length + 1, resolution.Nodes.Count);
        Assert.Equal(length + 1, resolution.Waves.Count);
        Assert.Equal("2.0", resolution.VersionOf("voice-print"));
    }

    [Fact]
    public async Task A_flow_and_an_action_of_one_id_are_two_things()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutAction("twin", ["1.0"]);
        organisation.PutFlow("twin", ["twin [1.0]"], []);

        var resolution = await organisation.ResolveAsync("twin");

        Assert.Equal(["flow twin", "action twin"], resolution.Nodes.Select(node => node.ToString()));
        Assert.Empty(resolution.Cycles);
        Assert.Equal(2, resolution.Waves.Count);
    }

    [Fact]
    public async Task Of_each_environment_the_newest_version_counts_and_newer_is_a_matter_of_numbers()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        FlowRevision Revision(string version, string environment, string range) => new(version, environment) { Ranges = new Dictionary<string, string> { ["voice-print"] = range } };
        organisation.PutFlow(
            "ivr",
            ["voice-print [2.0]"],
            [],
            Revision("1.10", "dev", "[2.1]"),
            Revision("1.9", "dev", "[2.2]"),
            Revision("0.9", "prod", "[2.3]"),
            Revision("1.2", "dev", "[2.4]"));

        Assert.Equal(["ivr → voice-print [2.1]@dev", "ivr → voice-print [2.3]@prod"], (await organisation.ResolveAsync("ivr")).Uses());
        Assert.Equal(["ivr → voice-print [2.3]@prod"], (await organisation.ResolveAsync(new DependencyQuery { FlowIds = ["ivr"], Environment = "prod" })).Uses());
        Assert.Empty((await organisation.ResolveAsync(new DependencyQuery { FlowIds = ["ivr"], Environment = "PROD" })).Uses());
    }

    [Theory]
    [InlineData(PageShape.Cursor)]
    [InlineData(PageShape.Numbered)]
    public async Task A_list_of_flows_that_leads_back_ends_it_and_a_list_of_versions_that_does_is_told_of_its_flow(PageShape shape)
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { PageShape = shape, RepeatPages = true });

        var refused = await Assert.ThrowsAsync<GcException>(() => organisation.ResolveAsync());
        var resolution = await organisation.ResolveAsync("main-ivr");

        Assert.Equal(ErrorIds.PagingInvalid, refused.ErrorId);
        Assert.Equal(("flow main-ivr", ErrorIds.PagingInvalid), (Assert.Single(resolution.Problems).Node.ToString(), resolution.Problems[0].Error.ErrorId));
    }

    [Fact]
    public async Task Versions_on_later_pages_count_as_much_as_those_on_the_first()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutFlow("ivr", ["voice-print [2.0, )"], [], [.. Enumerable.Range(0, 250).Select(number => new FlowRevision("1.0", $"env-{number:000}"))]);

        Assert.Equal(250, (await organisation.ResolveAsync("ivr")).Dependencies.Count);
        Assert.Equal(10, organisation.Requests.Of("GET", VersionListsOfIvr).Count);
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { GeneratedFlows = 60 });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = DependencyRuns.VersionLists, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => organisation.Time.StopAsync(
            stop => organisation.ResolveAsync(new DependencyQuery { ThrottleLimit = 4 }, stop),
            () => organisation.Requests.Of("GET", DependencyRuns.VersionLists).Count == 4));

        // What is still under way would have been sent by the time that this is answered.
        await organisation.ReadAsync();
        Assert.Equal(4, organisation.Requests.Of("GET", DependencyRuns.VersionLists).Count);
    }

    private const string VersionListsOfIvr = "/api/v2/flows/ivr/versions";
}
