using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A run that is stopped begins nothing more, rolls nothing back, and says what goes on without it.</summary>
public class StoppingTests
{
    private static SandboxOptions Long { get; } = TestOrganisation.Quick with { JobDuration = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopping_while_it_is_followed_lets_go_of_it_and_says_that_the_platform_goes_on(bool inLook)
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), Nth = 2 });

        var run = await StopAsync(organisation, () => inLook
            ? organisation.Requests.Of("GET", Looks).Count == 2
            : organisation.Observer.Progress.Any(progress => progress.StartsWith("following", StringComparison.Ordinal)));

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Contains("The platform continues with it", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Equal(BotVersionState.Publishing, run.Steps[0].Told().State);
        Assert.Empty(organisation.Asked("1.2"));
    }

    [Fact]
    public async Task An_answer_that_is_on_its_way_is_waited_for()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1) });

        var run = await StopAsync(organisation, () => organisation.Asked().Count == 1);

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Contains("publish_triggered", organisation.Observer.Checkpoints());
        Assert.Equal(1, organisation.Acted("2.0"));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_the_moments_left_leaves_it_open()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40), ActFirst = true });

        var run = await StopAsync(organisation, () => organisation.Asked().Count == 1);

        AssertOpen(organisation, run);
        Assert.InRange(run.Duration.TotalSeconds, 3, 3.02);
    }

    [Fact]
    public async Task A_lost_one_that_is_being_looked_for_is_left_open()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40), Nth = 2 });

        AssertOpen(organisation, await StopAsync(organisation, () => organisation.Requests.Of("GET", Looks).Count == 2));
    }

    [Fact]
    public async Task A_lost_one_that_is_found_in_the_moments_left_goes_on_without_the_run()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutAfterActing, Delay = TimeSpan.FromMilliseconds(500) });

        var run = await StopAsync(organisation, () => organisation.Asked().Count == 1);

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.RunCancelled);
        Assert.Equal(BotVersionState.Publishing, run.Steps[0].Told().State);
        Assert.Single(organisation.Asked());
    }

    [Fact]
    public async Task It_is_not_asked_for_again_once_the_run_is_stopped()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.CutBeforeActing, Delay = TimeSpan.FromMilliseconds(500), Times = 1 });

        var run = await StopAsync(organisation, () => organisation.Asked().Count == 1);

        AssertOpen(organisation, run);
        Assert.Equal(0, organisation.Acted("2.0"));
    }

    [Fact]
    public async Task Stopping_while_it_is_rolled_back_begins_nothing_more_and_says_that_the_rest_goes_on()
    {
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { PublishOutcomes = new Dictionary<string, PublishOutcome> { ["order-bot/2.0"] = PublishOutcome.Failed, ["order-bot/1.1"] = PublishOutcome.Stuck } });

        var run = await StopAsync(organisation, () => organisation.Observer.Checkpoints().Contains("deployment_failed") && organisation.Asked("1.1").Count == 1, "1.1");

        run.AssertEnded(StepStatus.Cancelled, ExitCode.Cancelled, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.RunCancelled, run.Steps[0].RollbackError?.ErrorId);
        Assert.Contains("goes on", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.False(run.Steps[0].Told().RolledBack);
        Assert.Single(organisation.Asked("1.1"));
    }

    [Fact]
    public async Task Versions_whose_turn_has_not_come_are_not_begun()
    {
        await using var organisation = await TestOrganisation.StartAsync(Long);
        var plan = await organisation.Engine.PlanAsync([Wish(), Wish("3.2", "faq-bot")], CancellationToken.None);

        var run = await organisation.Time.StopAsync(
            stop => organisation.Engine.RunAsync(plan, new RunOptions { ThrottleLimit = 1 }, [], stop),
            () => organisation.Asked().Count == 1);

        Assert.Equal([StepStatus.Cancelled, StepStatus.Cancelled], run.Steps.Select(step => step.Status));
        Assert.Contains("was not begun", run.Steps[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, organisation.Acted("3.2", "faq-bot"));
    }

    private static Task<RunResult> StopAsync(TestOrganisation organisation, Func<bool> isThere, string? previous = null) =>
        organisation.Time.StopAsync(stop => organisation.Engine.RunAsync([Wish() with { PreviousVersionId = previous }], organisation.Observer, stop), isThere);

    private static void AssertOpen(TestOrganisation organisation, RunResult run)
    {
        run.AssertEnded(StepStatus.Failed, ExitCode.RollbackFailed, ErrorIds.BotPublishAmbiguous);
        Assert.Contains("may have begun", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Single(organisation.Asked());
        Assert.Contains("publish_trigger_failed", organisation.Observer.Checkpoints());
    }
}
