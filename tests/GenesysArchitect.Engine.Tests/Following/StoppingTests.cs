using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>Cancelling a run ends the waiting immediately and loses no deployment.</summary>
public class StoppingTests
{
    private static SandboxOptions Long { get; } = Quick with { JobDuration = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_during_or_between_polls_returns_immediately_with_a_remedy(bool inPoll)
    {
        await using var organization = await StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(20) });
        using var stop = new CancellationTokenSource();
        organization.Time.Freeze();
        var deploying = organization.DeployAsync(stop.Token, Bundle());
        await organization.Time.PassUntilAsync(() => inPoll ? organization.Requests.Of("GET", Polls).Count > 0 : IsFollowed(organization));

        // Waiting is impossible: the clock does not advance any more.
        await stop.CancelAsync();
        var run = await deploying.OrHang();

        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal(ErrorIds.RunCancelled, run.Steps[0].Error?.ErrorId);
        Assert.Contains("It continues at the platform", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new WaitForDeployment("dep-0001", "northwind-ivr"), run.Steps[0].Error!.Actions());
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
        Assert.Equal(1, organization.Sandbox.Organization.Deployments.ActiveCount);
        Assert.Single(organization.Observer.Events.OfType<RunEnded>());
    }

    [Fact]
    public async Task Cancelling_the_run_cancels_at_the_platform_on_request()
    {
        await using var organization = await StartAsync(Long);

        var run = await organization.Time.StopAsync(stop => organization.DeployAsync(stop, Bundle() with { CancelOnStop = true }), () => IsFollowed(organization));

        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Contains("cancelled deployment 'dep-0001'", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Sandbox.Organization.Deployments.ActiveCount);
    }

    [Fact]
    public async Task A_platform_that_does_not_cancel_is_not_waited_for_longer_than_ten_seconds()
    {
        await using var organization = await StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "DELETE", Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(40) });
        var stopped = TimeSpan.Zero;

        var run = await organization.Time.StopAsync(
            stop => organization.DeployAsync(stop, Bundle() with { CancelOnStop = true }),
            () => IsFollowed(organization),
            seen: () => stopped = organization.Time.Passed);

        Assert.InRange((organization.Time.Passed - stopped).TotalSeconds, 10, 10.02);
        Assert.Contains("It continues at the platform", run.Steps[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_while_the_submission_is_in_progress_does_not_lose_its_id()
    {
        await using var organization = await StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1), ActFirst = true });

        var (run, took) = await StopOnceSubmittedAsync(organization);

        Assert.InRange(took.TotalSeconds, 1, 1.02);
        Assert.Equal(StepStatus.Cancelled, run.Steps[0].Status);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
    }

    [Fact]
    public async Task Stopping_while_the_submission_hangs_says_that_it_may_have_started()
    {
        await using var organization = await StartAsync(Long);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(30), ActFirst = true });

        var (run, took) = await StopOnceSubmittedAsync(organization);

        Assert.InRange(took.TotalSeconds, 3, 3.02);
        Assert.Equal(ErrorIds.SubmissionAmbiguous, run.Steps[0].Error?.ErrorId);
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
    }

    [Fact]
    public async Task Pending_deployments_are_not_started()
    {
        await using var organization = await StartAsync(Long);

        var run = await organization.Time.StopAsync(
            stop => organization.DeployAsync(stop, Bundle("dev"), Bundle("test"), Bundle("staging"), Bundle("prod"), Bundle("extra")),
            () => organization.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Message.StartsWith("All 3", StringComparison.Ordinal)));

        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Cancelled, step.Status));
        Assert.Equal(2, run.Steps.Count(step => step.Output is null));
        Assert.Equal(3, organization.Submitted.Count);
    }

    private static bool IsFollowed(TestOrganization organization) =>
        organization.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Phase == Phase.Following);

    private static async Task<(RunResult Run, TimeSpan Took)> StopOnceSubmittedAsync(TestOrganization organization)
    {
        var stopped = TimeSpan.Zero;
        var run = await organization.Time.StopAsync(
            stop => organization.DeployAsync(stop, Bundle()),
            () => organization.Submitted.Count == 1,
            seen: () => stopped = organization.Time.Passed);
        return (run, organization.Time.Passed - stopped);
    }
}
