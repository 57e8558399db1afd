using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A cancelled run starts nothing more, rolls nothing back, and reports what continues at the platform.</summary>
public class StoppingTests
{
    private static SandboxOptions Long { get; } = TestOrganization.Quick with { JobDuration = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_while_following_detaches_and_reports_that_the_platform_continues(bool inLook)
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        var run = await StopAsync(organization, () => inLook
            ? organization.Requests.Of("GET", Looks).Count == 2
            : organization.Observer.Progress.Any(progress => progress.StartsWith("following", StringComparison.Ordinal)));

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Contains("The platform is still publishing it", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Equal(BotVersionState.Publishing, run.Steps[0].Reported().State);
        Assert.Empty(organization.Asked("1.2"));
    }

    [Fact]
    public async Task A_response_in_transit_is_awaited()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1) });

        var run = await StopAsync(organization, () => organization.Asked().Count == 1);

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Contains("publish_triggered", organization.Observer.Checkpoints());
        Assert.Equal(1, organization.Acted("2.0"));
    }

    [Fact]
    public async Task A_response_that_misses_the_grace_period_leaves_the_outcome_unknown()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40), ActFirst = true });

        var run = await StopAsync(organization, () => organization.Asked().Count == 1);

        AssertOpen(organization, run);
        Assert.InRange(run.Duration.TotalSeconds, 3, 3.02);
    }

    [Fact]
    public async Task Cancelling_while_checking_a_lost_request_leaves_the_outcome_unknown()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40), Nth = 2 });

        AssertOpen(organization, await StopAsync(organization, () => organization.Requests.Of("GET", Looks).Count == 2));
    }

    [Fact]
    public async Task A_lost_request_found_in_the_grace_period_continues_without_the_run()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing, Delay = TimeSpan.FromMilliseconds(500) });

        var run = await StopAsync(organization, () => organization.Asked().Count == 1);

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Equal(BotVersionState.Publishing, run.Steps[0].Reported().State);
        Assert.Single(organization.Asked());
    }

    [Fact]
    public async Task A_cancelled_run_does_not_retry_the_request()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutBeforeActing, Delay = TimeSpan.FromMilliseconds(500), Times = 1 });

        var run = await StopAsync(organization, () => organization.Asked().Count == 1);

        AssertOpen(organization, run);
        Assert.Equal(0, organization.Acted("2.0"));
    }

    [Fact]
    public async Task Cancelling_during_rollback_starts_nothing_more_and_reports_that_the_rest_continues()
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { PublishOutcomes = new Dictionary<string, PublishOutcome> { ["order-bot/2.0"] = PublishOutcome.Failed, ["order-bot/1.1"] = PublishOutcome.Stuck } });

        var run = await StopAsync(organization, () => organization.Observer.Checkpoints().Contains("deployment_failed") && organization.Asked("1.1").Count == 1, "1.1");

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.RunCancelled, run.Steps[0].RollbackError?.ErrorId);
        Assert.Contains("continue at the platform", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.False(run.Steps[0].Reported().RolledBack);
        Assert.Single(organization.Asked("1.1"));
    }

    [Fact]
    public async Task Pending_versions_are_not_started()
    {
        await using var organization = await TestOrganization.StartAsync(Long);
        var plan = await organization.Engine.PlanAsync([DesiredResource(), DesiredResource("3.2", "faq-bot")], CancellationToken.None);

        var run = await organization.Time.StopAsync(
            stop => organization.Engine.RunAsync(plan, new RunOptions { ThrottleLimit = 1 }, [], stop),
            () => organization.Asked().Count == 1);

        Assert.Equal([StepStatus.Cancelled, StepStatus.Cancelled], run.Steps.Select(step => step.Status));
        Assert.Contains("was skipped", run.Steps[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Acted("3.2", "faq-bot"));
    }

    private static Task<RunResult> StopAsync(TestOrganization organization, Func<bool> isThere, string? previous = null) =>
        organization.Time.StopAsync(stop => organization.Engine.RunAsync([DesiredResource() with { PreviousVersionId = previous }], organization.Observer, stop), isThere);

    private static void AssertOpen(TestOrganization organization, RunResult run)
    {
        run.AssertEnded(StepStatus.Failed, ExitCode.RollbackFailed, ErrorIds.BotPublishAmbiguous);
        Assert.Contains("may have started", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Single(organization.Asked());
        Assert.Contains("publish_trigger_failed", organization.Observer.Checkpoints());
    }
}
