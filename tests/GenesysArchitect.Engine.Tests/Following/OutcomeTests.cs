using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>A deployment is followed until it ends, even if polls fail.</summary>
public class OutcomeTests
{
    [Theory]
    [InlineData(BundleApi.Bundle)]
    [InlineData(BundleApi.Organization)]
    public async Task A_completed_deployment_has_a_complete_result(BundleApi api)
    {
        await using var organization = await StartAsync();

        var run = await organization.DeployAsync(Bundle() with { Api = api });

        var reported = Assert.IsType<GcBundleDeployment>(Assert.Single(run.Steps).Output);
        Assert.Equal(StepStatus.Succeeded, run.Steps[0].Status);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("dep-0001", reported.DeploymentId);
        Assert.Equal("northwind-ivr", reported.BundleId);
        Assert.Equal("test", reported.Environment);
        Assert.Equal(DeploymentStatus.Completed, reported.Status);
        Assert.False(reported.RolledBack);
        Assert.Empty(reported.Errors);
        Assert.Equal(300, reported.Duration!.Value.TotalMilliseconds, 1.0);
        Assert.InRange(reported.LatencyMs!.Value, 1000, 1010);
        Assert.Equal(organization.Submitted[0].CorrelationId, reported.CorrelationId);
    }

    [Fact]
    public async Task The_API_that_submitted_a_deployment_is_polled()
    {
        await using var organization = await StartAsync();

        await organization.DeployAsync(Bundle("dev"), Bundle("test", "holiday-hours") with { Api = BundleApi.Organization });

        Assert.Single(organization.Requests.Of("GET", "/api/v2/architect/bundles/northwind-ivr/deployments/*"));
        Assert.Single(organization.Requests.Of("GET", "/api/v2/architect/bundles/deployments/*"));
    }

    [Fact]
    public async Task A_job_of_a_second_and_a_half_is_reported_within_three()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromSeconds(1.5) });

        var run = await organization.DeployAsync(Bundle());

        Assert.Equal(StepStatus.Succeeded, run.Steps[0].Status);
        Assert.InRange(run.Duration.TotalSeconds, 1.5, 2.5);
    }

    [Fact]
    public async Task Polls_start_after_a_second_and_become_rarer()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromSeconds(7) });

        await organization.DeployAsync(Bundle());

        var submitted = Assert.Single(organization.Submitted).AnsweredAt!.Value;
        var polls = organization.Requests.Of("GET", Polls).Select(request => (request.ArrivedAt - submitted).TotalSeconds).ToList();
        Assert.InRange(polls[0], 1, 1.01);
        Assert.InRange(polls.Count, 4, 6);
        Assert.True(polls[^1] - polls[^2] > polls[1] - polls[0], string.Join(" ", polls));
    }

    [Fact]
    public void No_wait_between_polls_is_longer_than_fifteen_seconds_and_none_but_the_first_is_the_same_for_all()
    {
        var waits = Enumerable.Range(0, 200).Select(seed => Waits(seed, 15)).ToList();

        Assert.All(waits, wait => Assert.Equal(1, wait[0]));
        Assert.All(waits, wait => Assert.All(wait, seconds => Assert.InRange(seconds, 0.8, 15)));
        Assert.All(waits, wait => Assert.InRange(wait[^1], 9, 15));
        Assert.All(waits, wait => Assert.InRange(wait[0] + wait[1], 1.5, 2.4));
        Assert.True(waits.Select(wait => wait[1]).Distinct().Count() > 100);
    }

    [Fact]
    public async Task A_cancellation_by_another_user_is_reported_without_rollback()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromMinutes(5) });
        organization.Time.Freeze();
        var deploying = organization.DeployOneAsync(Bundle());
        await organization.Observer.WaitForAsync<StepCheckpoint>(point => point.Name == "submitted");
        await organization.Engine.Bundles.StopAsync(new DeploymentKey("dep-0001"), CancellationToken.None);
        organization.Time.Thaw();

        var result = await deploying;

        Assert.Equal(StepStatus.Failed, result.Status);
        Assert.Equal(ErrorIds.DeploymentCancelled, result.Error?.ErrorId);
        Assert.Equal(DeploymentStatus.Cancelled, Assert.IsType<GcBundleDeployment>(result.Output).Status);
        Assert.Empty(organization.Requests.Of("POST", Rollbacks));
    }

    [Fact]
    public async Task Polls_that_fail_do_not_end_the_following()
    {
        await using var organization = await StartAsync(transport: Brisk with { Retries = 2 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.ErrorStatus, Status = 503, Times = 3 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.HtmlPage, Status = 200, Times = 3 });

        var result = await organization.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal(7, organization.Requests.Of("GET", Polls).Count);
        Assert.Equal(2, organization.Observer.Warnings.Count);
    }

    [Fact]
    public async Task A_deployment_that_cannot_be_found_at_once_is_checked_again()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.ErrorStatus, Status = 404, Times = 1 });

        Assert.Equal(StepStatus.Succeeded, (await organization.DeployOneAsync(Bundle())).Status);
    }

    [Fact]
    public async Task A_missing_permission_to_poll_leaves_the_deployment_running()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.ErrorStatus, Status = 403 });

        var run = await organization.DeployAsync(Bundle());

        Assert.Equal(StepStatus.StillRunning, run.Steps[0].Status);
        Assert.Equal(ErrorIds.PermissionMissing, run.Steps[0].Error?.ErrorId);
        Assert.Contains("architect:deployment:read", run.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).DeploymentId);
        Assert.Equal(ExitCode.StillRunning, run.ExitCode);
    }

    [Fact]
    public async Task Without_waiting_only_the_id_is_reported()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromMinutes(5) });

        var result = await organization.DeployOneAsync(Bundle() with { Wait = false });

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal("dep-0001", Assert.IsType<GcBundleDeployment>(result.Output).DeploymentId);
        Assert.Empty(organization.Requests.Of("GET", Polls));
    }

    private static List<double> Waits(int seed, int count)
    {
        var schedule = new PollSchedule(new Random(seed));
        return [.. Enumerable.Range(0, count).Select(_ => schedule.Next().TotalSeconds)];
    }
}
