using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A flow that is not there is created where that is wished, and once.</summary>
public class CreatingTests
{
    private const string Creations = "/api/v2/architect/flows";

    [Fact]
    public async Task A_flow_is_created_as_its_definition_says()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var told = (await organisation.SetAsync(New)).Told();

        Assert.Equal("""{"id":"new","name":"New","lifecycle_state":"draft","blocks":[{"id":"a","type":"Say"}],"x":1}""", Assert.Single(organisation.Requests.Of("POST", Creations)).Body);
        Assert.Equal((ChangeKind.Create, 1, "New"), (told.Change, told.Version, told.Name));
        Assert.Null(told.Previous);
        Assert.Contains("blocks", told.Diff!.Added);
        Assert.Equal(StepStatus.NoChange, (await organisation.SetAsync(New)).Status);
    }

    [Fact]
    public async Task A_flow_that_is_there_is_changed_and_not_created()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);

        var told = (await organisation.SetAsync(Wish("ivr", """{"name":"New"}""") with { CreateIfMissing = true })).Told();

        Assert.Equal(ChangeKind.Update, told.Change);
        Assert.Empty(organisation.Requests.Of("POST", Creations));
    }

    [Theory]
    [InlineData("""{"name":"New"}""", "lifecycle_state")]
    [InlineData("""{"lifecycle_state":"draft"}""", "name")]
    [InlineData("""{"name":"New","lifecycle_state":null}""", "lifecycle_state")]
    public async Task A_flow_that_lacks_what_flows_must_have_is_not_created(string definition, string lacking)
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var step = await organisation.SetAsync(Wish("new", definition) with { CreateIfMissing = true });

        var finding = Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings);
        Assert.Equal((FlowRule.Required, true), (finding.Rule, finding.Message.Contains($"'{lacking}'", StringComparison.Ordinal)));
        Assert.Empty(organisation.Requests.Of("POST", Creations));
    }

    [Theory]
    [MemberData(nameof(LostWriteTests.LostAfterActing), MemberType = typeof(LostWriteTests))]
    public async Task A_flow_whose_creation_was_not_answered_is_created_once(FaultRule fault)
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = Creations, Times = 1 });

        var told = (await organisation.SetAsync(New)).Told();

        Assert.Single(organisation.Requests.Of("POST", Creations));
        Assert.Equal((ChangeKind.Create, 1), (told.Change, told.Version));
    }

    [Theory]
    [MemberData(nameof(LostWriteTests.LostBeforeActing), MemberType = typeof(LostWriteTests))]
    public async Task A_creation_that_did_not_arrive_is_sent_again(FaultRule fault)
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = Creations, Times = 2 });

        var told = (await organisation.SetAsync(New)).Told();

        Assert.Equal(3, organisation.Requests.Of("POST", Creations).Count);
        Assert.Equal((ChangeKind.Create, 1), (told.Change, told.Version));
        Assert.Equal(1, organisation.VersionOf("new"));
    }

    [Fact]
    public async Task A_flow_that_somebody_else_creates_meanwhile_is_an_error_and_left_as_it_is()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        PutOnceRead(organisation);

        var step = await organisation.SetAsync(New);

        Assert.Equal((StepStatus.Failed, ErrorIds.Conflict, "flow.exists"), (step.Status, step.Error?.ErrorId, step.Error?.PlatformCode));
        Assert.Equal("Theirs", organisation.Now("new")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flow_that_somebody_else_creates_while_the_answer_is_lost_is_not_taken_for_ours()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Creations, Fault = Fault.CutBeforeActing, Times = 1 });
        PutOnceRead(organisation);

        var step = await organisation.SetAsync(New);

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Status, step.Error?.ErrorId, step.Error?.Kind));
        Assert.Equal("Theirs", organisation.Now("new")["name"]!.GetValue<string>());
        Assert.Null(step.Output);
    }

    [Fact]
    public async Task A_flow_that_a_gateway_let_through_late_is_found_when_it_is_refused_as_being_there()
    {
        const string created = """{"id":"new","name":"New","_version":1,"lifecycle_state":"draft","blocks":[{"id":"a","type":"Say"}],"references":[],"x":1}""";
        var posts = 0;
        await using var host = new RawHost(request => request switch
        {
            { Method: "POST" } => ++posts == 1 ? RawReply.Json("{}", 504) : RawReply.Json("""{"code":"flow.exists","message":"It exists."}""", 409),
            { Target: "/api/v2/architect/flows/new" } when posts >= 2 => RawReply.Json(created),
            _ => null,
        });
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);

        var step = Assert.Single((await engine.RunAsync(await engine.PlanAsync([New], CancellationToken.None), new RunOptions(), [], CancellationToken.None)).Steps);

        Assert.Equal((ChangeKind.Create, 1), (step.Told().Change, step.Told().Version));
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task An_id_that_the_platform_gives_instead_is_said()
    {
        await using var host = new RawHost(request => request.Method == "POST" ? RawReply.Json("""{"id":"flow-0001","name":"New","_version":1,"lifecycle_state":"draft"}""", 201) : null);
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);
        var observer = new RecordingObserver();

        var step = Assert.Single((await engine.RunAsync(await engine.PlanAsync([New], CancellationToken.None), new RunOptions(), [observer], CancellationToken.None)).Steps);

        Assert.Equal("flow-0001", step.Told().Id);
        Assert.Contains("'flow-0001' instead of 'new'", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    private static Flow New => Wish("new", """{"name":"New","lifecycle_state":"draft","blocks":[{"id":"a","type":"Say","note":null}],"x":1,"y":null}""") with { CreateIfMissing = true };

    // After the plan has read that there is none.
    private static void PutOnceRead(TestOrganisation organisation)
    {
        var reads = 0;
        organisation.Requests.Answered += request =>
        {
            if (request.Method == "GET" && request.Path == "/api/v2/architect/flows/new" && ++reads == 1)
            {
                organisation.Put("""{"id":"new","name":"Theirs","lifecycle_state":"published","blocks":[]}""");
            }
        };
    }
}
