using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganisation;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>Stopping a run ends the waiting at once and loses no deployment.</summary>
public class StoppingTests
{
    private static SandboxOptions Long { get; } = Quick with { JobDuration = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopping_between_or_in_a_poll_returns_at_once_and_says_how_to_re_attach(bool inPoll)
    {
        await using var organisation = await StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(20) });
        using var stop = new CancellationTokenSource();
        organisation.Time.Freeze();
        var deploying = organisation.DeployAsync(stop.Token, Bundle());
        await organisation.Time.PassUntilAsync(() => inPoll ? organisation.Requests.Of("GET", Polls).Count > 0 : IsFollowed(organisation));

        // Nobody could wait for anything: the clock does not move any more.
        await stop.CancelAsync();
        var run = await deploying.OrHang();

        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal(ErrorIds.RunCancelled, run.Steps[0].Error?.ErrorId);
        Assert.Contains("The platform continues", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new WaitForDeployment("dep-0001", "northwind-ivr"), run.Steps[0].Error!.Actions());
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
        Assert.Equal(1, organisation.Sandbox.Organization.Deployments.ActiveCount);
        Assert.Single(organisation.Observer.Events.OfType<RunEnded>());
    }

    [Fact]
    public async Task Stopping_cancels_at_the_platform_where_that_was_asked_for()
    {
        await using var organisation = await StartAsync(Long);

        var run = await organisation.Time.StopAsync(stop => organisation.DeployAsync(stop, Bundle() with { CancelOnStop = true }), () => IsFollowed(organisation));

        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Contains("cancelled deployment 'dep-0001'", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, organisation.Sandbox.Organization.Deployments.ActiveCount);
    }

    [Fact]
    public async Task A_platform_that_does_not_cancel_is_not_waited_for_longer_than_ten_seconds()
    {
        await using var organisation = await StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "DELETE", Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40) });
        var stopped = TimeSpan.Zero;

        var run = await organisation.Time.StopAsync(
            stop => organisation.DeployAsync(stop, Bundle() with { CancelOnStop = true }),
            () => IsFollowed(organisation),
            seen: () => stopped = organisation.Time.Passed);

        Assert.InRange((organisation.Time.Passed - stopped).TotalSeconds, 10, 10.02);
        Assert.Contains("The platform continues", run.Steps[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_while_the_submission_is_under_way_does_not_lose_its_id()
    {
        await using var organisation = await StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1), ActFirst = true });

        var (run, took) = await StopOnceSubmittedAsync(organisation);

        Assert.InRange(took.TotalSeconds, 1, 1.02);
        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
    }

    [Fact]
    public async Task Stopping_while_the_submission_hangs_says_that_it_may_have_started()
    {
        await using var organisation = await StartAsync(Long);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), ActFirst = true });

        var (run, took) = await StopOnceSubmittedAsync(organisation);

        Assert.InRange(took.TotalSeconds, 3, 3.02);
        Assert.Equal(ErrorIds.SubmissionAmbiguous, run.Steps[0].Error?.ErrorId);
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
    }

    [Fact]
    public async Task Those_that_had_not_begun_are_not_begun()
    {
        await using var organisation = await StartAsync(Long);

        var run = await organisation.Time.StopAsync(
            stop => organisation.DeployAsync(stop, Bundle("dev"), Bundle("test"), Bundle("staging"), Bundle("prod"), Bundle("extra")),
            () => organisation.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Message.StartsWith("All 3", StringComparison.Ordinal)));

        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Cancelled, step.Status));
        Assert.Equal(2, run.Steps.Count(step => step.Output is null));
        Assert.Equal(3, organisation.Submitted.Count);
    }

    private static bool IsFollowed(TestOrganisation organisation) =>
        organisation.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Phase == Phase.Following);

    private static async Task<(RunResult Run, TimeSpan Took)> StopOnceSubmittedAsync(TestOrganisation organisation)
    {
        var stopped = TimeSpan.Zero;
        var run = await organisation.Time.StopAsync(
            stop => organisation.DeployAsync(stop, Bundle()),
            () => organisation.Submitted.Count == 1,
            seen: () => stopped = organisation.Time.Passed);
        return (run, organisation.Time.Passed - stopped);
    }
}
