using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;
using DeploymentStatus = GenesysArchitect.Engine.Bundles.DeploymentStatus;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>Existing deployments are listed, followed, cancelled and rolled back.</summary>
public class ExistingDeploymentTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(237)]
    public async Task All_deployments_are_listed_each_once_and_oldest_first(int history)
    {
        await using var organization = await StartAsync(Quick with { DeploymentHistory = history });

        var listed = new List<string?>();
        await foreach (var deployment in organization.Engine.Bundles.ListAsync(null, CancellationToken.None))
        {
            listed.Add(deployment.DeploymentId);
        }

        Assert.Equal(organization.Sandbox.Organization.Deployments.ToList().Select(deployment => deployment.Id), listed);
    }

    [Fact]
    public async Task They_are_listed_by_status()
    {
        await using var organization = await StartAsync(Quick with { DeploymentHistory = 50 });

        var listed = new List<GcBundleDeployment>();
        await foreach (var deployment in organization.Engine.Bundles.ListAsync(DeploymentStatus.RolledBack, CancellationToken.None))
        {
            listed.Add(deployment);
        }

        Assert.Equal(10, listed.Count);
        Assert.All(listed, deployment => Assert.True(deployment.RolledBack));
    }

    [Fact]
    public async Task A_deployment_can_be_followed_by_its_id()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromSeconds(1) });
        await organization.DeployAsync(Bundle() with { Wait = false });

        var result = await organization.Engine.Bundles.WaitAsync(new DeploymentKey("dep-0001"), Deadline, organization.Observer, CancellationToken.None);

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal("northwind-ivr", Assert.IsType<GcBundleDeployment>(result.Output).BundleId);
    }

    [Fact]
    public async Task Waiting_for_one_that_does_not_exist_is_an_error_that_names_it()
    {
        await using var organization = await StartAsync();

        var error = await Assert.ThrowsAsync<GcException>(() => organization.Engine.Bundles.WaitAsync(new DeploymentKey("missing"), Deadline, organization.Observer, CancellationToken.None));

        Assert.Equal(ErrorIds.NotFound, error.ErrorId);
        Assert.Equal("missing", error.Target);
        Assert.Contains("missing", error.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_is_stopped_immediately_and_the_deployment_continues()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromMinutes(2) });
        await organization.DeployAsync(Bundle() with { Wait = false });

        var result = await organization.Time.StopAsync(
            stop => organization.Engine.Bundles.WaitAsync(new DeploymentKey("dep-0001"), Deadline, organization.Observer, stop),
            () => organization.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Phase == Phase.Following));

        Assert.Equal(StepStatus.Cancelled, result.Status);
        Assert.Equal(1, organization.Sandbox.Organization.Deployments.ActiveCount);
    }

    [Fact]
    public async Task One_that_has_ended_cannot_be_cancelled()
    {
        await using var organization = await StartAsync(Quick with { DeploymentHistory = 1 });

        var error = await Assert.ThrowsAsync<GcException>(() => organization.Engine.Bundles.StopAsync(new DeploymentKey("dep-0001"), CancellationToken.None));

        Assert.Equal(ErrorIds.DeploymentEnded, error.ErrorId);
        Assert.Empty(organization.Requests.Of("DELETE", "**"));
    }

    [Fact]
    public async Task A_cancellation_whose_response_was_lost_is_safely_retried()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromMinutes(2) });
        await organization.DeployAsync(Bundle() with { Wait = false });
        organization.Sandbox.Rules.Add("DELETE", "**", Fault.CutAfterActing, times: 1);

        var cancelled = await organization.Engine.Bundles.StopAsync(new DeploymentKey("dep-0001"), CancellationToken.None);

        Assert.Equal(DeploymentStatus.Cancelled, cancelled.Status);
        Assert.Equal(2, organization.Requests.Of("DELETE", "**").Count);
    }

    [Fact]
    public async Task One_that_completed_is_rolled_back_on_request()
    {
        await using var organization = await StartAsync();
        await organization.DeployAsync(Bundle());

        var undone = await organization.Engine.Bundles.UndoAsync(new DeploymentKey("dep-0001"), "second thoughts", Deadline, organization.Observer, CancellationToken.None);

        Assert.True(undone.RolledBack);
        Assert.Equal("second thoughts", organization.Sandbox.Organization.Deployments.Find("dep-0001")!.RollbackReason);
    }

    [Fact]
    public async Task A_rollback_on_request_that_fails_is_an_error()
    {
        await using var organization = await StartAsync(Quick with { Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { RollbackWorks = false } } });
        await organization.DeployAsync(Bundle());

        var error = await Assert.ThrowsAsync<GcException>(() => organization.Engine.Bundles.UndoAsync(new DeploymentKey("dep-0001"), "r", Deadline, organization.Observer, CancellationToken.None));

        Assert.Equal(ErrorIds.RollbackFailed, error.ErrorId);
        Assert.Contains(new RollBackDeployment("dep-0001", "northwind-ivr"), error.Actions());
    }
}
