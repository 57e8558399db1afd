using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;
using DeploymentStatus = GenesysArchitect.Engine.Bundles.DeploymentStatus;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>The timeout policy is applied to a deployment that has not ended by its deadline.</summary>
public class DeadlineTests
{
    private static SandboxOptions Stuck { get; } = Quick with
    {
        Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Stuck } },
    };

    [Fact]
    public async Task A_pending_deployment_is_left_running_and_can_be_followed_again()
    {
        await using var organization = await StartAsync(Stuck);

        var run = await organization.DeployAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(2) });

        var result = Assert.Single(run.Steps);
        Assert.Equal(StepStatus.StillRunning, result.Status);
        Assert.Equal(ExitCode.StillRunning, run.ExitCode);
        Assert.Equal(ErrorIds.DeploymentTimeout, result.Error?.ErrorId);
        Assert.Contains("PENDING", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new WaitForDeployment("dep-0001", "northwind-ivr"), result.Error.Actions());
        Assert.Equal(DeploymentStatus.Pending, Assert.IsType<GcBundleDeployment>(result.Output).Status);
        Assert.InRange(run.Duration.TotalSeconds, 2, 2.02);
        Assert.Equal(1, organization.Sandbox.Organization.Deployments.ActiveCount);
    }

    [Fact]
    public async Task On_request_it_is_cancelled_at_the_platform()
    {
        await using var organization = await StartAsync(Stuck);

        var run = await organization.DeployAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(1), OnTimeout = OnTimeout.Cancel });

        Assert.Equal(StepStatus.Failed, run.Steps[0].Status);
        Assert.Equal(ErrorIds.DeploymentTimeout, run.Steps[0].Error?.ErrorId);
        Assert.EndsWith("was still PENDING after 1 s and was cancelled.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(DeploymentStatus.Cancelled, Assert.IsType<GcBundleDeployment>(run.Steps[0].Output).Status);
        Assert.Equal(0, organization.Sandbox.Organization.Deployments.ActiveCount);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
    }

    [Fact]
    public async Task One_that_cannot_be_cancelled_is_reported_as_running()
    {
        await using var organization = await StartAsync(Stuck);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "DELETE", Fault = Fault.ErrorStatus, Status = 403 });

        var result = await organization.DeployOneAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(1), OnTimeout = OnTimeout.Cancel });

        Assert.Equal(StepStatus.StillRunning, result.Status);
        Assert.Contains(organization.Observer.Warnings, warning => warning.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_platform_that_refuses_to_roll_back_what_has_not_ended_is_an_error_with_both_sides()
    {
        await using var organization = await StartAsync(Stuck);

        var run = await organization.DeployAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(1), OnTimeout = OnTimeout.RollBack });

        Assert.Equal(StepStatus.RollbackFailed, run.Steps[0].Status);
        Assert.Equal([ErrorIds.DeploymentTimeout, ErrorIds.RollbackFailed], run.Steps[0].Errors.Select(error => error.ErrorId));
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
    }

    [Theory]
    [InlineData("ROLLBACK_TRIGGERED", 1)]
    [InlineData("IN_PROGRESS", 2)]
    public async Task A_lost_rollback_of_a_running_deployment_has_started_only_if_its_status_says_so(string onceAsked, int asks)
    {
        var asked = 0;
        var looks = 0;
        await using var host = new RawHost(request => request switch
        {
            { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
            { Target: var target } when target.EndsWith("/rollback", StringComparison.Ordinal) => ++asked == 1 ? RawReply.Close : RawReply.Json(Deployment("ROLLBACK_TRIGGERED"), 202),
            { Method: "POST" } => RawReply.Json(Deployment("PENDING"), 202),
            { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => RawReply.Json(Deployment(StatusNow())),
            _ => RawReply.Json("[]"),
        });
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);

        // It continues, or the lost call did start the rollback; in the end it is rolled back.
        string StatusNow() => asked == 0 ? "PENDING" : Later();
        string Later() => ++looks < 20 && asked < 2 ? onceAsked : "ROLLED_BACK";

        var plan = await engine.PlanAsync([Bundle("e", "b") with { Timeout = TimeSpan.FromSeconds(1.5), OnTimeout = OnTimeout.RollBack }], CancellationToken.None);
        var run = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        Assert.Equal(StepStatus.RolledBack, run.Steps[0].Status);
        Assert.Equal(ErrorIds.DeploymentTimeout, run.Steps[0].Error?.ErrorId);
        Assert.Equal(asks, asked);
    }

    [Fact]
    public async Task An_unanswered_poll_does_not_extend_the_deadline()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(20) });

        var run = await organization.DeployAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(StepStatus.StillRunning, run.Steps[0].Status);

        // The poll at the first second has at most three seconds, and there is no time for another.
        Assert.InRange(run.Duration.TotalSeconds, 4, 4.02);
    }

    private static string Deployment(string status) =>
        $$"""{"id":"dep-1","bundleId":"b","status":"{{status}}","startTime":"2026-01-01T00:00:00.000Z"}""";
}
