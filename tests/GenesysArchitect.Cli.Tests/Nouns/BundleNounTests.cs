using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests.Nouns;

/// <summary>Running deployments are waited for, stopped and rolled back without PowerShell.</summary>
public sealed class BundleNounTests
{
    [Fact]
    public async Task A_running_deployment_is_waited_for_by_its_id_alone()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var started = await gcarch.RunAsync("bundle", "deploy", "--bundle", "northwind-ivr", "--environment", "test", "--no-wait", "--yes", "--output", "json");
        var id = started.Line.GetProperty("deploymentId").GetString()!;

        var outcome = await gcarch.RunAsync("bundle", "wait", id, "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("COMPLETED", outcome.Line.GetProperty("status").GetString());
        Assert.Equal("northwind-ivr", outcome.Line.GetProperty("bundleId").GetString());
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task A_wait_that_times_out_ends_with_5_and_shows_how_to_wait_again()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Lasting());
        var id = await StartAsync(gcarch);

        var outcome = await gcarch.RunAsync("bundle", "wait", id, "--bundle", "northwind-ivr", "--timeout", "0.3");

        Assert.Equal(5, outcome.ExitCode);
        Assert.Contains($"gcarch bundle wait {id}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_deployment_is_cancelled_at_the_platform()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Lasting());
        var id = await StartAsync(gcarch);

        var outcome = await gcarch.RunAsync("bundle", "stop", id, "--yes", "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("CANCELLED", outcome.Line.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("undo")]
    public async Task Without_confirmation_nothing_is_changed(string verb)
    {
        await using var gcarch = await GcarchPrompt.StartAsync(Lasting());
        var id = await StartAsync(gcarch);
        var before = gcarch.Changing.Count;

        var outcome = await gcarch.RunAsync("bundle", verb, id);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("--yes", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, gcarch.Changing.Count);
    }

    [Fact]
    public async Task A_deployment_is_rolled_back_only_once()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var id = (await gcarch.DeployAsync("--yes", "--output", "json")).Line.GetProperty("deploymentId").GetString()!;

        var undone = await gcarch.RunAsync("bundle", "undo", id, "--yes", "--output", "json");
        var again = await gcarch.RunAsync("bundle", "undo", id, "--yes", "--output", "json");

        Assert.Equal(0, undone.ExitCode);
        Assert.True(undone.Line.GetProperty("rolledBack").GetBoolean());
        Assert.Equal(0, again.ExitCode);
        Assert.Single(gcarch.Sandbox.Requests.Of("POST", "/api/v2/architect/bundles/*/deployments/*/rollback"));
    }

    [Fact]
    public async Task The_list_shows_all_deployments_or_those_of_a_bundle_and_a_status()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        await gcarch.DeployAsync("--yes");

        var all = await gcarch.RunAsync("bundle", "list");
        var some = await gcarch.RunAsync("bundle", "list", "--bundle", "north*", "--status", "completed", "--output", "json");
        var none = await gcarch.RunAsync("bundle", "list", "--bundle", "south*");
        var wrong = await gcarch.RunAsync("bundle", "list", "--status", "compleet");

        Assert.Contains("northwind-ivr", all.Output, StringComparison.Ordinal);
        Assert.All(some.Lines, line => Assert.Equal("COMPLETED", line.GetProperty("status").GetString()));
        Assert.NotEmpty(some.Lines);
        Assert.Contains("No deployments", none.Output, StringComparison.Ordinal);
        Assert.Equal(3, wrong.ExitCode);
        Assert.Contains("COMPLETED", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_deployment_requires_its_bundle()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("bundle", "wait", "dep-nowhere");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("--bundle", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bundle_of_a_deployment_is_found_in_the_audit_log_without_a_request()
    {
        using var folder = new ManifestFolder();
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_AUDIT_PATH"] = Path.Combine(folder.State, "audit.jsonl");
        var id = (await gcarch.DeployAsync("--yes", "--output", "json")).Line.GetProperty("deploymentId").GetString()!;
        gcarch.Sandbox.Requests.Clear();

        var outcome = await gcarch.RunAsync("bundle", "wait", id, "--output", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(gcarch.Sandbox.Requests.Of("GET", "/api/v2/architect/bundles/deployments"));
    }

    [Fact]
    public async Task A_test_shows_for_each_environment_whether_the_bundle_can_be_deployed()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { Validations = new Dictionary<string, ValidationScript> { ["northwind-ivr/test"] = new() { Errors = [new Problem("flow.broken", "Flow 'Main IVR' has no end.")] } } });

        var outcome = await gcarch.RunAsync("bundle", "test", "--bundle", "northwind-ivr", "--environment", "test", "--environment", "prod", "--output", "json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal([false, true], outcome.Lines.Select(line => line.GetProperty("deployable").GetBoolean()));
        Assert.Equal(0, gcarch.Submitted);
    }

    private static SandboxOptions Lasting() => new() { Outcomes = new Dictionary<string, JobScript> { ["northwind-ivr/test"] = new() { Outcome = JobOutcome.Stuck } } };

    private static async Task<string> StartAsync(GcarchPrompt gcarch) =>
        (await gcarch.DeployAsync("--no-wait", "--yes", "--output", "json")).Line.GetProperty("deploymentId").GetString()!;
}
