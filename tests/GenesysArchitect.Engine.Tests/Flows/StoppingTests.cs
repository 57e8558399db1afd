using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A cancelled run awaits requests in transit, or reports their outcome as unknown.</summary>
public class StoppingTests
{
    [Fact]
    public async Task A_write_with_a_response_in_transit_is_awaited()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(500) });

        var step = await StopAsync(organization, Change);

        Assert.Equal("New", step.Reported().Name);
        Assert.Equal(5, organization.VersionOf());
    }

    [Theory]
    [InlineData(Fault.CutAfterActing)]
    [InlineData(Fault.TruncatedBody)]
    [InlineData(Fault.HtmlPage)]
    public async Task A_write_lost_during_cancellation_has_an_unknown_outcome(Fault fault)
    {
        await using var organization = await StartAsync(new FaultRule { Fault = fault, Delay = TimeSpan.FromMilliseconds(500), ActFirst = true });

        AssertOpen(await StopAsync(organization, Change));

        Assert.Single(organization.Writes());
    }

    [Fact]
    public async Task A_write_without_a_response_in_the_grace_period_has_an_unknown_outcome()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30) });

        AssertOpen(await StopAsync(organization, Change));
    }

    [Fact]
    public async Task Cancelling_while_checking_a_lost_write_leaves_its_outcome_unknown()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        AssertOpen(await organization.Time.StopAsync(stop => organization.SetAsync(Change, stop), () => organization.Requests.Of("GET", Reads).Count == 2));
    }

    [Fact]
    public async Task After_cancellation_a_concurrently_modified_write_is_not_retried_and_counts_as_not_started()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.Latency });
        organization.Sandbox.Organization.Flows.LetOthersChange("ivr", times: 100);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        var step = await organization.Time.StopAsync(stop => organization.SetAsync(Change, stop), () => organization.Requests.Of("GET", Reads).Count == 2);

        Assert.Equal((StepStatus.Cancelled, ErrorIds.RunCancelled), (step.Status, step.Error?.ErrorId));
        Assert.Single(organization.Writes());
    }

    [Fact]
    public async Task Pending_flows_are_not_started()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(500) });
        organization.Put(Ivr.Replace("\"ivr\"", "\"second\"", StringComparison.Ordinal));
        var plan = await organization.Engine.PlanAsync([Change, DesiredResource("second", """{"name":"New"}""")], CancellationToken.None);

        var result = await organization.Time.StopAsync(
            stop => organization.Engine.RunAsync(plan, new RunOptions { ThrottleLimit = 1 }, [], stop),
            () => organization.Writes().Count == 1);

        Assert.Equal([StepStatus.Succeeded, StepStatus.Cancelled], result.Steps.Select(step => step.Status));
        Assert.Equal(4, organization.VersionOf("second"));
    }

    [Fact]
    public async Task A_creation_without_a_response_in_the_grace_period_has_an_unknown_outcome()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), ActFirst = true });

        AssertOpen(await StopAsync(organization, Creation, "POST"));
    }

    [Fact]
    public async Task A_creation_whose_response_is_lost_while_the_run_is_stopped_is_found()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Delay = TimeSpan.FromMilliseconds(500), ActFirst = true });

        Assert.Equal("new", (await StopAsync(organization, Creation, "POST")).Reported().Id);
    }

    private static Flow Change => DesiredResource("ivr", """{"name":"New"}""");

    private static Flow Creation => DesiredResource("new", """{"name":"New","lifecycle_state":"draft"}""") with { CreateIfMissing = true };

    private static Task<StepResult> StopAsync(TestOrganization organization, Flow desired, string method = "PATCH") =>
        organization.Time.StopAsync(stop => organization.SetAsync(desired, stop), () => organization.Requests.Of(method, "/api/v2/architect/**").Count == 1);

    private static void AssertOpen(StepResult step)
    {
        Assert.Equal((ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Error?.ErrorId, step.Error?.Kind));
        Assert.Contains("may have been applied", step.Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(step.Error.Advice());
    }

    private static async Task<TestOrganization> StartAsync(FaultRule fault)
    {
        var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        organization.Sandbox.Rules.Add(fault with { Method = "PATCH", Path = Reads });
        organization.Sandbox.Rules.Add(fault with { Method = "POST", Path = "/api/v2/architect/flows" });
        return organization;
    }
}
