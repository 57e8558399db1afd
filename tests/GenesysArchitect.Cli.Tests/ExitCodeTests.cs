using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

public sealed class ExitCodeTests
{
    [Fact]
    public async Task A_deployment_that_completes_ends_with_0()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("COMPLETED", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task A_failure_that_is_rolled_back_ends_with_1_and_names_error_and_remedy()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Failed));

        var outcome = await gcarch.DeployAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("rolled back", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Gc.Bundle.DeploymentFailed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("deploy again", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Correlation id", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_that_fails_ends_with_2_and_both_errors()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Failed, rollbackWorks: false));

        var outcome = await gcarch.DeployAsync();

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Gc.Bundle.DeploymentFailed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Gc.Bundle.RollbackFailed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_does_not_validate_ends_with_3_and_is_not_submitted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Validating(new ValidationScript { Errors = [new Problem("flow.broken", "Flow 'Main IVR' has no end.")] }));

        var outcome = await gcarch.DeployAsync("--override-validation");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Flow 'Main IVR' has no end", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task A_warning_ends_with_3_until_it_is_overridden()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Validating(new ValidationScript { Warnings = [new Problem("queue.empty", "Queue 'Spanish' has no members.")] }));

        var refused = await gcarch.DeployAsync();
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("If the warnings are acceptable, override them (--override-validation).", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);

        var overridden = await gcarch.DeployAsync("--override-validation");
        Assert.Equal(0, overridden.ExitCode);
        Assert.Contains("Queue 'Spanish' has no members", overridden.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_ends_with_5_and_shows_how_to_re_attach()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Stuck));

        var outcome = await gcarch.DeployAsync("--timeout", "0.4");

        Assert.Equal(5, outcome.ExitCode);
        Assert.Contains("Wait for the deployment (gcarch bundle wait ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("dep-0001", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_can_cancel_at_the_platform()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Stuck));

        var outcome = await gcarch.DeployAsync("--timeout", "0.4", "--on-timeout", "cancel", "--output", "json");

        Assert.Equal("CANCELLED", outcome.Line.GetProperty("status").GetString());
        Assert.Equal("Gc.Bundle.DeploymentTimeout", outcome.Line.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task With_three_deployments_of_others_no_queue_fails_immediately_and_submits_nothing()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { ForeignDeployments = ["holiday-hours", "digital-channels", "returns-desk"] });

        var outcome = await gcarch.DeployAsync("--no-queue", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("NOT_SUBMITTED", outcome.Line.GetProperty("status").GetString());
        Assert.Equal("Gc.Bundle.LimitReached", outcome.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains("--slot-timeout", outcome.Line.GetProperty("error").GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task Validating_only_ends_with_0_and_submits_nothing()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync("--validate-only", "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("VALIDATED", outcome.Line.GetProperty("status").GetString());
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task Without_waiting_it_ends_with_0_once_the_platform_has_accepted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Stuck));

        var outcome = await gcarch.DeployAsync("--no-wait");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("still running at the platform", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task A_failed_environment_determines_the_exit_code()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Ending(JobOutcome.Failed));

        var outcome = await gcarch.DeployAsync("--environment", "dev", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["dev COMPLETED", "test FAILED"], outcome.Lines.Select(line => $"{line.GetProperty("environment")} {line.GetProperty("status")}").Order(StringComparer.Ordinal));
    }

    private static SandboxOptions Ending(JobOutcome outcome, bool rollbackWorks = true) =>
        new() { Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/test"] = new() { Outcome = outcome, RollbackWorks = rollbackWorks } } };

    private static SandboxOptions Validating(ValidationScript script) =>
        new() { Validations = new Dictionary<string, ValidationScript> { ["northwind-ivr/test"] = script } };
}
