using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A run that is stopped: what is on its way to the platform is waited for, or said to be open.</summary>
public class StoppingTests
{
    [Fact]
    public async Task A_write_whose_answer_is_on_its_way_is_waited_for()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(500) });

        var step = await StopAsync(organisation, Change);

        Assert.Equal("New", step.Told().Name);
        Assert.Equal(5, organisation.VersionOf());
    }

    [Theory]
    [InlineData(Fault.CutAfterActing)]
    [InlineData(Fault.TruncatedBody)]
    [InlineData(Fault.HtmlPage)]
    public async Task A_write_that_is_lost_while_the_run_is_stopped_is_said_to_be_open(Fault fault)
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = fault, Delay = TimeSpan.FromMilliseconds(500), ActFirst = true });

        AssertOpen(await StopAsync(organisation, Change));

        Assert.Single(organisation.Writes());
    }

    [Fact]
    public async Task A_write_that_is_not_answered_in_the_moments_left_is_said_to_be_open()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30) });

        AssertOpen(await StopAsync(organisation, Change));
    }

    [Fact]
    public async Task A_write_that_was_lost_and_is_being_looked_for_when_the_run_is_stopped_is_said_to_be_open()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        AssertOpen(await organisation.Time.StopAsync(stop => organisation.SetAsync(Change, stop), () => organisation.Requests.Of("GET", Reads).Count == 2));
    }

    [Fact]
    public async Task A_write_that_others_forestalled_is_not_made_anew_and_is_told_as_not_begun()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.Latency });
        organisation.Sandbox.Organization.Flows.LetOthersChange("ivr", times: 100);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        var step = await organisation.Time.StopAsync(stop => organisation.SetAsync(Change, stop), () => organisation.Requests.Of("GET", Reads).Count == 2);

        Assert.Equal((StepStatus.Cancelled, ErrorIds.RunCancelled), (step.Status, step.Error?.ErrorId));
        Assert.Single(organisation.Writes());
    }

    [Fact]
    public async Task Flows_whose_turn_has_not_come_are_not_begun()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromMilliseconds(500) });
        organisation.Put(Ivr.Replace("\"ivr\"", "\"second\"", StringComparison.Ordinal));
        var plan = await organisation.Engine.PlanAsync([Change, Wish("second", """{"name":"New"}""")], CancellationToken.None);

        var result = await organisation.Time.StopAsync(
            stop => organisation.Engine.RunAsync(plan, new RunOptions { ThrottleLimit = 1 }, [], stop),
            () => organisation.Writes().Count == 1);

        Assert.Equal([StepStatus.Succeeded, StepStatus.Cancelled], result.Steps.Select(step => step.Status));
        Assert.Equal(4, organisation.VersionOf("second"));
    }

    [Fact]
    public async Task A_creation_that_is_not_answered_in_the_moments_left_is_said_to_be_open()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), ActFirst = true });

        AssertOpen(await StopAsync(organisation, Creation, "POST"));
    }

    [Fact]
    public async Task A_creation_whose_answer_is_lost_while_the_run_is_stopped_is_found()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Delay = TimeSpan.FromMilliseconds(500), ActFirst = true });

        Assert.Equal("new", (await StopAsync(organisation, Creation, "POST")).Told().Id);
    }

    private static Flow Change => Wish("ivr", """{"name":"New"}""");

    private static Flow Creation => Wish("new", """{"name":"New","lifecycle_state":"draft"}""") with { CreateIfMissing = true };

    private static Task<StepResult> StopAsync(TestOrganisation organisation, Flow wish, string method = "PATCH") =>
        organisation.Time.StopAsync(stop => organisation.SetAsync(wish, stop), () => organisation.Requests.Of(method, "/api/v2/architect/**").Count == 1);

    private static void AssertOpen(StepResult step)
    {
        Assert.Equal((ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Error?.ErrorId, step.Error?.Kind));
        Assert.Contains("may have been applied", step.Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(step.Error.Advice());
    }

    private static async Task<TestOrganisation> StartAsync(FaultRule fault)
    {
        var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        organisation.Sandbox.Rules.Add(fault with { Method = "PATCH", Path = Reads });
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = "/api/v2/architect/flows" });
        return organisation;
    }
}
