using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A flow that does not exist is created if allowed, and once.</summary>
public class CreatingTests
{
    private const string Creations = "/api/v2/architect/flows";

    [Fact]
    public async Task A_flow_is_created_as_its_definition_says()
    {
        await using var organization = await TestOrganization.StartAsync();

        var reported = (await organization.SetAsync(New)).Reported();

        Assert.Equal("""{"id":"new","name":"New","lifecycle_state":"draft","blocks":[{"id":"a","type":"Say"}],"x":1}""", Assert.Single(organization.Requests.Of("POST", Creations)).Body);
        Assert.Equal((ChangeKind.Create, 1, "New"), (reported.Change, reported.Version, reported.Name));
        Assert.Null(reported.Previous);
        Assert.Contains("blocks", reported.Diff!.Added);
        Assert.Equal(StepStatus.NoChange, (await organization.SetAsync(New)).Status);
    }

    [Fact]
    public async Task An_existing_flow_is_changed_and_not_created()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New"}""") with { CreateIfMissing = true })).Reported();

        Assert.Equal(ChangeKind.Update, reported.Change);
        Assert.Empty(organization.Requests.Of("POST", Creations));
    }

    [Theory]
    [InlineData("""{"name":"New"}""", "lifecycle_state")]
    [InlineData("""{"lifecycle_state":"draft"}""", "name")]
    [InlineData("""{"name":"New","lifecycle_state":null}""", "lifecycle_state")]
    public async Task A_flow_that_lacks_what_flows_must_have_is_not_created(string definition, string lacking)
    {
        await using var organization = await TestOrganization.StartAsync();

        var step = await organization.SetAsync(DesiredResource("new", definition) with { CreateIfMissing = true });

        var finding = Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings);
        Assert.Equal((FlowRule.Required, true), (finding.Rule, finding.Message.Contains($"'{lacking}'", StringComparison.Ordinal)));
        Assert.Empty(organization.Requests.Of("POST", Creations));
    }

    [Theory]
    [MemberData(nameof(LostWriteTests.LostAfterActing), MemberType = typeof(LostWriteTests))]
    public async Task A_flow_whose_creation_was_not_answered_is_created_once(FaultRule fault)
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Rules.Add(fault with { Method = "POST", Path = Creations, Times = 1 });

        var reported = (await organization.SetAsync(New)).Reported();

        Assert.Single(organization.Requests.Of("POST", Creations));
        Assert.Equal((ChangeKind.Create, 1), (reported.Change, reported.Version));
    }

    [Theory]
    [MemberData(nameof(LostWriteTests.LostBeforeActing), MemberType = typeof(LostWriteTests))]
    public async Task A_creation_that_did_not_arrive_is_retried(FaultRule fault)
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Rules.Add(fault with { Method = "POST", Path = Creations, Times = 2 });

        var reported = (await organization.SetAsync(New)).Reported();

        Assert.Equal(3, organization.Requests.Of("POST", Creations).Count);
        Assert.Equal((ChangeKind.Create, 1), (reported.Change, reported.Version));
        Assert.Equal(1, organization.VersionOf("new"));
    }

    [Fact]
    public async Task A_flow_that_another_user_creates_meanwhile_is_an_error_and_left_as_it_is()
    {
        await using var organization = await TestOrganization.StartAsync();
        PutOnceRead(organization);

        var step = await organization.SetAsync(New);

        Assert.Equal((StepStatus.Failed, ErrorIds.Conflict, "flow.exists"), (step.Status, step.Error?.ErrorId, step.Error?.PlatformCode));
        Assert.Equal("Theirs", organization.Now("new")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flow_created_by_another_user_is_not_mistaken_for_a_lost_creation()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Creations, Fault = Fault.CutBeforeActing, Times = 1 });
        PutOnceRead(organization);

        var step = await organization.SetAsync(New);

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Status, step.Error?.ErrorId, step.Error?.Kind));
        Assert.Equal("Theirs", organization.Now("new")["name"]!.GetValue<string>());
        Assert.Null(step.Output);
    }

    [Fact]
    public async Task A_creation_delayed_by_a_gateway_is_found_when_the_retry_is_rejected()
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

        Assert.Equal((ChangeKind.Create, 1), (step.Reported().Change, step.Reported().Version));
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task An_id_assigned_by_the_platform_is_reported()
    {
        await using var host = new RawHost(request => request.Method == "POST" ? RawReply.Json("""{"id":"flow-0001","name":"New","_version":1,"lifecycle_state":"draft"}""", 201) : null);
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);
        var observer = new RecordingObserver();

        var step = Assert.Single((await engine.RunAsync(await engine.PlanAsync([New], CancellationToken.None), new RunOptions(), [observer], CancellationToken.None)).Steps);

        Assert.Equal("flow-0001", step.Reported().Id);
        Assert.Contains("'flow-0001' instead of 'new'", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    private static Flow New => DesiredResource("new", """{"name":"New","lifecycle_state":"draft","blocks":[{"id":"a","type":"Say","note":null}],"x":1,"y":null}""") with { CreateIfMissing = true };

    // After planning has found that it does not exist.
    private static void PutOnceRead(TestOrganization organization)
    {
        var reads = 0;
        organization.Requests.Answered += request =>
        {
            if (request.Method == "GET" && request.Path == "/api/v2/architect/flows/new" && ++reads == 1)
            {
                organization.Put("""{"id":"new","name":"Theirs","lifecycle_state":"published","blocks":[]}""");
            }
        };
    }
}
