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

/// <summary>A failed deployment is rolled back, once, and the rollback is followed until it ends.</summary>
public class RollbackTests
{
    private static SandboxOptions Failing { get; } = Quick with
    {
        JobDuration = TimeSpan.FromMilliseconds(100),
        Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Failed } },
    };

    [Theory]
    [InlineData(BundleApi.Bundle, JobOutcome.Failed, "FAILED")]
    [InlineData(BundleApi.Bundle, JobOutcome.ValidationError, "VALIDATION_ERROR")]
    [InlineData(BundleApi.Organization, JobOutcome.Failed, "FAILED")]
    public async Task A_failed_deployment_is_rolled_back_and_both_are_reported(BundleApi api, JobOutcome outcome, string status)
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Organization.Outcomes.Set("northwind-ivr", "test", outcome);

        var run = await organization.DeployAsync(Bundle() with { Api = api });

        var result = Assert.Single(run.Steps);
        var reported = Assert.IsType<GcBundleDeployment>(result.Output);
        Assert.Equal(StepStatus.RolledBack, result.Status);
        Assert.Equal(ErrorIds.DeploymentFailed, result.Error?.ErrorId);
        Assert.Contains(status, result.Error!.Message, StringComparison.Ordinal);
        Assert.StartsWith("bundle.", result.Error.PlatformCode, StringComparison.Ordinal);
        Assert.Equal(new DeploymentStatus(status), reported.Status);
        Assert.Equal(DeploymentStatus.RolledBack, reported.RollbackStatus);
        Assert.True(reported.RolledBack);
        Assert.NotEmpty(reported.Errors);
        Assert.NotNull(reported.LatencyMs);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Single(organization.Requests.Of("POST", Rollbacks));
    }

    [Fact]
    public async Task Without_rollback_a_failure_is_left_as_it_is()
    {
        await using var organization = await StartAsync(Failing);

        var run = await organization.DeployAsync(Bundle() with { RollbackOnFailure = false });

        Assert.Equal(StepStatus.Failed, run.Steps[0].Status);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Empty(organization.Requests.Of("POST", Rollbacks));
    }

    [Theory]
    [InlineData(Fault.CutAfterActing)]
    [InlineData(Fault.TruncatedBody)]
    public async Task A_rollback_whose_reply_was_lost_is_followed_and_not_requested_again(Fault fault)
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Rules.Add("POST", Rollbacks, fault, times: 1);

        var result = await organization.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.RolledBack, result.Status);
        Assert.Single(organization.Requests.Of("POST", Rollbacks));
    }

    [Fact]
    public async Task A_rollback_that_was_cut_before_it_acted_is_requested_again()
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Rules.Add("POST", Rollbacks, Fault.CutBeforeActing, times: 2);

        var result = await organization.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.RolledBack, result.Status);
        Assert.Equal(3, organization.Requests.Of("POST", Rollbacks).Count);
        Assert.Single(organization.Requests.Of("POST", Rollbacks), request => request.Acted);
    }

    [Fact]
    public async Task A_failed_rollback_is_a_separate_error()
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Organization.Outcomes.Set("northwind-ivr", "test", JobOutcome.Failed, rollbackWorks: false);

        var run = await organization.DeployAsync(Bundle());

        var result = Assert.Single(run.Steps);
        var reported = Assert.IsType<GcBundleDeployment>(result.Output);
        Assert.Equal(StepStatus.RollbackFailed, result.Status);
        Assert.Equal(ErrorIds.DeploymentFailed, result.Error?.ErrorId);
        Assert.Equal(ErrorIds.RollbackFailed, result.RollbackError?.ErrorId);
        Assert.Contains("could not restore", result.RollbackError!.Message, StringComparison.Ordinal);
        Assert.NotNull(result.RollbackError.Advice());
        Assert.False(reported.RolledBack);
        Assert.Equal(DeploymentStatus.Failed, reported.RollbackStatus);
        Assert.Contains(reported.Errors, error => error.Code == "bundle.rollback.failed");
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(404)]
    [InlineData(403)]
    public async Task A_rollback_that_is_refused_is_reported_with_both_errors(int status)
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Rollbacks, Fault = Fault.ErrorStatus, Status = status });

        var run = await organization.DeployAsync(Bundle());

        Assert.Equal(StepStatus.RollbackFailed, run.Steps[0].Status);
        Assert.Equal([ErrorIds.DeploymentFailed, ErrorIds.RollbackFailed], run.Steps[0].Errors.Select(error => error.ErrorId));
        Assert.Contains($"{status}", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
        Assert.Single(organization.Requests.Of("POST", Rollbacks));
    }

    [Fact]
    public async Task When_the_deployment_cannot_be_read_a_lost_rollback_is_not_requested_again()
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Rules.Add("POST", Rollbacks, Fault.CutAfterActing, times: 1);
        organization.Sandbox.Requests.Answered += request =>
        {
            if (request.Fault == Fault.CutAfterActing)
            {
                organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Polls, Fault = Fault.ErrorStatus, Status = 403 });
            }
        };

        var run = await organization.DeployAsync(Bundle());

        Assert.Equal(StepStatus.RollbackFailed, run.Steps[0].Status);
        Assert.Equal(ErrorIds.SubmissionAmbiguous, run.Steps[0].RollbackError?.ErrorId);
        Assert.Single(organization.Requests.Of("POST", Rollbacks));
        Assert.Equal(ExitCode.RollbackFailed, run.ExitCode);
    }

    [Fact]
    public async Task A_rollback_that_stays_triggered_is_reported_with_its_last_status()
    {
        // Some hosts of the contract end with ROLLBACK_TRIGGERED.
        await using var organization = await StartAsync(Failing with { RollbackDuration = TimeSpan.FromMinutes(5) });

        var result = await organization.DeployOneAsync(Bundle() with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(StepStatus.RolledBack, result.Status);
        Assert.Equal(DeploymentStatus.RollbackTriggered, Assert.IsType<GcBundleDeployment>(result.Output).RollbackStatus);
    }

    [Fact]
    public async Task What_the_platform_rolled_back_by_itself_is_not_rolled_back_again()
    {
        await using var organization = await StartAsync(Failing);
        organization.Sandbox.Organization.Outcomes.Set("northwind-ivr", "test", JobOutcome.RolledBack);

        var result = await organization.DeployOneAsync(Bundle());

        var reported = Assert.IsType<GcBundleDeployment>(result.Output);
        Assert.Equal(StepStatus.RolledBack, result.Status);
        Assert.Equal(ErrorIds.DeploymentFailed, result.Error?.ErrorId);
        Assert.True(reported.RolledBack);
        Assert.Empty(organization.Requests.Of("POST", Rollbacks));
    }
}
