using System.Text.Json;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

public sealed class JsonOutputTests
{
    private static readonly string[] Properties =
    [
        "deploymentId", "bundleId", "environment", "status", "rolledBack", "rollbackStatus", "impact", "impactAssessment", "diff",
        "errors", "warnings", "startTime", "endTime", "duration", "latencyMs", "correlationId",
    ];

    [Fact]
    public async Task A_line_has_every_property_of_the_deployment_and_no_other()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var current = TemporaryFile.WithQueue();
        using var target = TemporaryFile.WithoutQueue();

        var line = (await gcarch.DeployAsync("--current-config", current.Path, "--target-config", target.Path, "--yes", "--output", "json")).Line;

        Assert.Equal(Properties, NamesOf(line));
        Assert.Equal("dep-0001", line.GetProperty("deploymentId").GetString());
        Assert.Equal("northwind-ivr", line.GetProperty("bundleId").GetString());
        Assert.Equal("test", line.GetProperty("environment").GetString());
        Assert.Equal("COMPLETED", line.GetProperty("status").GetString());
        Assert.False(line.GetProperty("rolledBack").GetBoolean());
        Assert.Equal("High", line.GetProperty("impact").GetString());
        Assert.Equal("""{"added":[],"removed":["queues.Fax"],"modified":["queues.Sales.seconds"]}""", line.GetProperty("diff").GetRawText());
        Assert.Equal("queues.Fax", line.GetProperty("impactAssessment").GetProperty("criticalRemovals")[0].GetString());
        Assert.True(line.GetProperty("latencyMs").GetInt64() > 0);
        Assert.Equal(line.GetProperty("endTime").GetDateTimeOffset() - line.GetProperty("startTime").GetDateTimeOffset(), TimeSpan.Parse(line.GetProperty("duration").GetString()!, null));
        Assert.NotEmpty(line.GetProperty("correlationId").GetString()!);
    }

    [Fact]
    public async Task A_deployment_that_was_not_submitted_has_the_same_properties_and_an_error()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { ForeignDeployments = ["a", "b", "c"] });

        var line = (await gcarch.DeployAsync("--no-queue", "--output", "json")).Line;

        Assert.Equal([.. Properties, "error"], NamesOf(line));
        Assert.Equal(["id", "kind", "message", "remedy", "remedies", "platformCode", "correlationId"], NamesOf(line.GetProperty("error")));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("deploymentId").ValueKind);
    }

    [Fact]
    public async Task A_rollback_that_failed_has_both_errors()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Failed, RollbackWorks = false } } });

        var line = (await gcarch.DeployAsync("--output", "json")).Line;

        Assert.Equal([.. Properties, "error", "rollbackError"], NamesOf(line));
        Assert.Equal("FAILED", line.GetProperty("status").GetString());
        Assert.Equal("Gc.Bundle.DeploymentFailed", line.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal("Failed", line.GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal("bundle.deploy.failed", line.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("Gc.Bundle.RollbackFailed", line.GetProperty("rollbackError").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Each_environment_has_a_line_and_everything_else_goes_to_standard_error_without_color()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync("--environment", "dev", "--environment", "prod", "--output", "json", "--verbose");

        Assert.Equal(["dev", "prod", "test"], outcome.Lines.Select(line => line.GetProperty("environment").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("plan: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("prod  submitted: dep-", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("/validate", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.All);
    }

    [Fact]
    public async Task Non_ASCII_characters_survive_any_code_page()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Failed, Errors = [new Problem("x", "Grüße 👋")] } } });

        var outcome = await gcarch.DeployAsync("--no-rollback", "--output", "json");

        Assert.True(System.Text.Ascii.IsValid(outcome.Output));
        Assert.Equal("Grüße 👋", outcome.Line.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task An_error_before_planning_is_one_line_with_an_error()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_CLOUD_CLIENT_SECRET"] = "wrong-for-this-one";

        var refused = await gcarch.DeployAsync("--output", "json");
        var malformed = await gcarch.DeployAsync("--timeout", "soon", "--output=json");

        Assert.Equal("Gc.Auth.CredentialsRefused", refused.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("Gc.Input.ValueInvalid", malformed.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(3, malformed.ExitCode);
        Assert.Contains("soon", malformed.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesOf(JsonElement line) => line.EnumerateObject().Select(property => property.Name);
}
