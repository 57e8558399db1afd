using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>What a flow refers to is there and active, and leads nowhere round in a circle.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("""{"references":["there"]}""", "")]
    [InlineData("""{"references":["gone"]}""", "ReferenceMissing references[0]")]
    [InlineData("""{"references":["off"]}""", "ReferenceInactive references[0]")]
    [InlineData("""{"references":["archived"]}""", "ReferenceInactive references[0]")]
    [InlineData("""{"references":["gone","there","off","gone-too"]}""", "ReferenceMissing references[0]|ReferenceInactive references[2]|ReferenceMissing references[3]")]
    [InlineData("""{"references":["gone"],"blocks":[{"id":"a","type":"T","reference":"gone"}]}""", "ReferenceMissing blocks[0].reference|ReferenceMissing references[0]")]
    [InlineData("""{"blocks":[{"id":"a","type":"T","reference":"off","children":[{"id":"b","type":"T","reference":"gone"}]}]}""", "ReferenceInactive blocks[0].reference|ReferenceMissing blocks[0].children[0].reference")]
    [InlineData("""{"settings":{"deep":[{"reference":"gone"},{"references":["off"]}]}}""", "ReferenceMissing settings.deep[0].reference|ReferenceInactive settings.deep[1].references[0]")]
    [InlineData("""{"settings":{"reference":5,"references":"gone","other":["gone"],"refer":"gone","nested":{"references":{"reference":"there"}}}}""", "")]
    [InlineData("""{"references":["ivr"]}""", "ReferenceCycle references[0]")]
    [InlineData("""{"references":["gone"],"lifecycle_state":"archived"}""", "")]
    public async Task A_reference_to_a_flow_that_is_not_there_or_not_active_is_a_finding(string definition, string findings)
    {
        await using var organisation = await StartAsync();

        var step = await organisation.PlanAsync(Wish("ivr", definition));

        Assert.Equal(findings.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(), Findings(step.Blocked).Select(finding => $"{finding.Rule} {finding.Path}").Order());
    }

    [Theory]
    [InlineData("""{"id":"listed","name":"x","type":"T","active":false}""", "flow 'listed' is not active.")]
    [InlineData("""{"id":"listed","name":"x","type":"T","active":true,"state":"inactive"}""", "flow 'listed' is not active.")]
    [InlineData("""{"id":"listed","name":"x","type":"T","state":"deleted"}""", "flow 'listed' is not active.")]
    [InlineData("""{"id":"listed","name":"x","type":"T","state":"active"}""", null)]
    [InlineData("""{"id":"listed","name":"x","type":"T","state":"ACTIVE"}""", null)]
    [InlineData("""{"id":"listed"}""", null)]
    [InlineData(null, "there is no flow 'listed' in this organisation.")]
    public async Task What_the_catalogue_says_settles_whether_a_flow_is_active(string? listing, string? said)
    {
        await using var host = new RawHost(request => request.Target switch
        {
            "/api/v2/architect/flows/ivr" => RawReply.Json(Ivr),
            "/api/v2/flows/listed" => listing is null ? null : RawReply.Json(listing),
            _ => null,
        });
        using var connection = host.Connect();

        var plan = await new DeploymentEngine(connection).PlanAsync([Wish("ivr", """{"references":["listed"]}""")], CancellationToken.None);

        Assert.Equal(said, Findings(plan.Steps[0].Blocked).SingleOrDefault()?.Message);
    }

    [Theory]
    [InlineData("ivr→ivr", "ivr → ivr")]
    [InlineData("ivr→a a→ivr", "ivr → a → ivr")]
    [InlineData("ivr→a a→b b→c c→ivr", "ivr → a → b → c → ivr")]
    [InlineData("ivr→a a→b b→c c→ivr b→ivr", "ivr → a → b → ivr")]
    [InlineData("ivr→a a→b b→c c→b", "b → c → b")]
    [InlineData("ivr→a a→a", "a → a")]
    [InlineData("ivr→a a→x x→y a→b b→c c→a", "a → b → c → a")]
    [InlineData("ivr→a ivr→b a→c b→c c→d", "")]
    [InlineData("ivr→a a→b c→ivr d→c", "")]
    public async Task A_circle_is_told_as_the_whole_way_round(string references, string circle)
    {
        await using var organisation = await StartAsync();
        var edges = references.Split(' ').Select(edge => edge.Split('→')).ToList();
        foreach (var id in edges.SelectMany(edge => edge).Where(id => id != "ivr").Distinct())
        {
            organisation.PutReferring(id, [.. edges.Where(edge => edge[0] == id).Select(edge => edge[1])]);
        }

        var own = string.Join(',', edges.Where(edge => edge[0] == "ivr").Select(edge => $"\"{edge[1]}\""));
        var step = await organisation.PlanAsync(Wish("ivr", $$"""{"references":[{{own}}]}"""));

        Assert.Equal(circle.Length > 0, step.Blocked is not null);
        Assert.All(Findings(step.Blocked), finding => Assert.Equal((FlowRule.ReferenceCycle, true), (finding.Rule, finding.Message.Contains($"in a circle, {circle}, and", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_chain_of_ten_thousand_flows_is_followed_to_its_end()
    {
        const int length = 10_000;
        FlowId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"flow-{number}"));
        var graph = Enumerable.Range(0, length).ToDictionary(Id, number => (IReadOnlyList<FlowId>)[Id(number + 1)]);

        graph[Id(length)] = [];
        Assert.Null(Diffing.SmallStack.Run(() => ReferenceCycle.Find(Id(0), Id(1), graph)));

        graph[Id(length)] = [Id(0)];
        Assert.Equal(Enumerable.Range(0, length + 1).Append(0).Select(Id), Diffing.SmallStack.Run(() => ReferenceCycle.Find(Id(0), Id(1), graph)));

        graph[Id(length)] = [Id(length - 1)];
        Assert.Equal([Id(length - 1), Id(length), Id(length - 1)], Diffing.SmallStack.Run(() => ReferenceCycle.Find(Id(0), Id(1), graph)));
    }

    [Fact]
    public async Task A_long_chain_of_references_is_followed_over_the_wire()
    {
        await using var organisation = await StartAsync();
        const int length = 300;
        for (var number = 0; number < length; number++)
        {
            organisation.PutReferring($"chain-{number}", number == length - 1 ? "ivr" : $"chain-{number + 1}");
        }

        var step = await organisation.PlanAsync(Wish("ivr", """{"references":["chain-0"]}"""));

        Assert.Contains("chain-298 → chain-299 → ivr", Assert.Single(Findings(step.Blocked)).Message, StringComparison.Ordinal);
        Assert.Equal(length + 1, organisation.Requests.Of("GET", Reads).Count);
    }

    [Fact]
    public async Task Each_referenced_flow_is_asked_for_once_however_many_refer_to_it()
    {
        await using var organisation = await StartAsync();
        var wishes = Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"flow-{number}")).ToList();
        foreach (var id in wishes)
        {
            organisation.PutReferring(id);
        }

        organisation.PutReferring("shared", "deeper");
        organisation.PutReferring("deeper");
        var plan = await organisation.Engine.PlanAsync([.. wishes.Select(id => Wish(id, """{"references":["shared","there"]}"""))], CancellationToken.None);

        Assert.All(plan.Steps, step => Assert.Null(step.Blocked));
        Assert.Equal(wishes.Append("shared").Append("there").Append("deeper").Order(), organisation.Requests.Of("GET", Reads).Select(request => request.Path.Split('/')[^1]).Order());
        Assert.Equal(["shared", "there"], organisation.Requests.Of("GET", Lookups).Select(request => request.Path.Split('/')[^1]).Order());
    }

    [Fact]
    public async Task A_referenced_flow_that_cannot_be_read_fails_whoever_refers_to_it_and_nobody_else()
    {
        await using var organisation = await StartAsync();
        organisation.PutReferring("second");
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/flows/off", Fault = Fault.ErrorStatus, Status = 403 });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/flows/there", Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(500) });

        var plan = await organisation.Engine.PlanAsync([Wish("ivr", """{"references":["there","off"]}"""), Wish("second", """{"references":["there"]}""")], CancellationToken.None);

        Assert.Equal(ErrorIds.PermissionMissing, plan.Steps[0].Blocked?.ErrorId);
        Assert.Null(plan.Steps[1].Blocked);
    }

    private static IReadOnlyList<FlowFinding> Findings(GcException? blocked) => blocked is null ? [] : Assert.IsType<FlowInvalidException>(blocked).Findings;

    private static async Task<TestOrganisation> StartAsync()
    {
        var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        organisation.PutReferring("there");
        organisation.PutReferring("off");
        organisation.Sandbox.Organization.Flows.SetActive("off", active: false);
        organisation.PutReferring("archived");
        organisation.Change("""{"lifecycle_state":"archived"}""", "archived");
        return organisation;
    }
}
