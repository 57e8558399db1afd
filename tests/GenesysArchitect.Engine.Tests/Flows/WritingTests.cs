using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A flow is changed by one call with its whole content and the version that was read.</summary>
public class WritingTests
{
    [Fact]
    public async Task The_complete_flow_is_sent_in_order_with_unknown_properties_and_the_planned_version()
    {
        await using var organization = await StartAsync();

        var step = await organization.SetAsync(DesiredResource("ivr", """{"new":1,"name":"New","blocks":[{"text":"Welcome","id":"greet"},{"id":"menu"},{"id":"end"}]}"""));

        var sent = Assert.Single(organization.Writes());
        Assert.Equal(
            """{"division":"Home","id":"ivr","name":"New","lifecycle_state":"draft","x-order":[3,1,2],"blocks":[{"note":"first","id":"greet","type":"Say","text":"Welcome"},{"id":"menu","type":"Menu","repeat":2,"children":[{"id":"one","type":"Say","text":"One"},{"id":"two","type":"Say","text":"Two"}]},{"id":"end","type":"End"}],"references":[],"settings":{"voice":"a","rate":1.0},"new":1,"_version":4}""",
            sent.Body);
        Assert.Equal((5, 0, ChangeKind.Update), (step.Reported().Version, step.Reported().Retries, step.Reported().Change));
        Assert.Equal(["~ name", "~ blocks[greet].text", "+ new"], step.Reported().Diff!.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
    }

    [Fact]
    public async Task Removed_properties_are_sent_as_null()
    {
        await using var organization = await StartAsync();

        await organization.SetAsync(DesiredResource("ivr", """{"settings":null,"division":null}"""));

        using var sent = JsonDocument.Parse(Assert.Single(organization.Writes()).Body!);
        Assert.Equal(JsonValueKind.Null, sent.RootElement.GetProperty("settings").ValueKind);
        Assert.Equal(JsonValueKind.Null, sent.RootElement.GetProperty("division").ValueKind);
        Assert.False(organization.Now().ContainsKey("settings") || organization.Now().ContainsKey("division"));
    }

    [Fact]
    public async Task A_flow_in_its_desired_state_is_not_changed()
    {
        await using var organization = await StartAsync();

        var step = await organization.SetAsync(DesiredResource("ivr", """{"name":"IVR","settings":{"rate":1},"nothing":null}"""));

        Assert.Equal((StepStatus.NoChange, ChangeKind.NoChange, 4), (step.Status, step.Reported().Change, step.Reported().Version));
        Assert.Null(step.Reported().Previous);
        Assert.Empty(organization.Writes());
        Assert.Equal(4, organization.VersionOf());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task The_result_has_the_previous_flow_which_restores_it(int status)
    {
        await using var organization = await StartAsync(status);

        var step = await organization.SetAsync(DesiredResource("ivr", """{"name":"New","settings":null,"extra":{"x":1},"blocks":[{"id":"end"},{"id":"new","type":"Say"}]}"""));
        var changed = organization.Now();
        var back = await organization.SetAsync(DesiredResource(step.Reported().Previous!));

        AssertSame(Ivr, step.Reported().Previous!.Document);
        Assert.Equal(4, step.Reported().Previous!.Version);
        AssertSame(changed.ToJsonString(), step.Reported().Document);
        AssertSame(Ivr, organization.Now());
        AssertSame(changed.ToJsonString(), back.Reported().Previous!.Document);
        Assert.Equal(6, organization.VersionOf());
    }

    [Fact]
    public async Task An_incomplete_flow_is_restored_as_well()
    {
        await using var organization = await StartAsync();
        organization.Put("""{"id":"bare","name":"Bare","_version":1,"lifecycle_state":"draft"}""");

        var step = await organization.SetAsync(DesiredResource("bare", """{"description":"x","blocks":[{"id":"a","type":"Say"}]}"""));
        await organization.SetAsync(DesiredResource(step.Reported().Previous!));

        AssertSame("""{"id":"bare","name":"Bare","lifecycle_state":"draft"}""", organization.Now("bare"));
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_an_error_and_nothing_is_sent()
    {
        await using var organization = await StartAsync();

        var step = await organization.SetAsync(DesiredResource("nowhere", """{"name":"x"}"""));

        Assert.Equal((StepStatus.Blocked, ErrorIds.FlowMissing, "nowhere"), (step.Status, step.Error?.ErrorId, step.Error?.Target));
        Assert.DoesNotContain(organization.Requests.ToList(), request => request.Method is "PATCH" or "POST" && request.Path != TestOrganization.TokenRequests);
    }

    [Fact]
    public async Task A_failure_of_one_flow_does_not_affect_the_others()
    {
        await using var organization = await StartAsync();
        organization.Put(Ivr.Replace("\"ivr\"", "\"refused\"", StringComparison.Ordinal));
        organization.Put(Ivr.Replace("\"ivr\"", "\"other\"", StringComparison.Ordinal));
        organization.Sandbox.Rules.Add(new FaultRule { Method = "PATCH", Path = "/api/v2/architect/flows/refused", Fault = Fault.ErrorStatus, Status = 403 });

        var result = await organization.SetAsync([DesiredResource("refused", """{"name":"1"}"""), DesiredResource("nowhere", """{"name":"2"}"""), DesiredResource("other", """{"name":"3"}"""), DesiredResource("ivr", """{"name":"4"}""")]);

        Assert.Equal([StepStatus.Failed, StepStatus.Blocked, StepStatus.Succeeded, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.Equal(ErrorIds.PermissionMissing, result.Steps[0].Error?.ErrorId);
        Assert.Contains("architect:flow:write", result.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Equal(("IVR", "3", "4"), (Name("refused"), Name("other"), Name("ivr")));

        string Name(string id) => organization.Now(id)["name"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_rejected_change_is_reported_with_each_field_and_not_retried()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "PATCH", Fault = Fault.ErrorStatus, Status = 422 });

        var step = await organization.SetAsync(DesiredResource("ivr", """{"name":"New"}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.Rejected, 422), (step.Status, step.Error?.ErrorId, step.Error?.Status));
        Assert.Single(organization.Writes());
    }

    [Fact]
    public async Task The_plan_shows_what_a_run_would_change_and_changes_nothing()
    {
        await using var organization = await StartAsync();
        organization.Change("""{"lifecycle_state":"published"}""");

        var step = await organization.PlanAsync(DesiredResource("ivr", """{"lifecycle_state":"archived","blocks":[{"id":"greet"}]}"""));

        Assert.Equal((ChangeKind.Update, "flow 'ivr'", "+0 -2 ~1"), (step.Change, step.Target, step.Diff!.Summary));
        Assert.Equal(["takes the flow out of service (published → archived)", "removes 2 blocks or references"], step.Reasons);
        Assert.Empty(organization.Writes());
    }

    [Fact]
    public async Task A_flow_of_a_thousand_nested_blocks_is_read_changed_and_written()
    {
        var flow = Diffing.DeepFlow.Text(""","prompt":"Hello" """);
        await using var host = new RawHost(request => RawReply.Json(request.Method == "PATCH" ? request.Body.Replace("\"_version\":3", "\"_version\":4", StringComparison.Ordinal) : flow));
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);

        var plan = await engine.PlanAsync([DesiredResource("deep", """{"name":"Deeper"}""")], CancellationToken.None);
        var step = Assert.Single((await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None)).Steps);

        Assert.Equal(("Deeper", 4L), (step.Reported().Name, step.Reported().Version));
        Assert.Contains("""{"id":"b999","type":"Menu","prompt":"Hello"}""", Assert.Single(host.Calls, call => call.Method == "PATCH").Body, StringComparison.Ordinal);
    }

    private static async Task<TestOrganization> StartAsync(int changeStatus = 200)
    {
        var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { FlowChangeStatus = changeStatus });
        organization.Put(Ivr);
        return organization;
    }
}
