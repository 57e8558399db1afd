using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests.Manifests;

/// <summary>Runs after an interrupted run, or during another run.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const string BundleFile = "bundle.yaml";

    private readonly ManifestFolder _folder = new ManifestFolder().With(BundleFile, ManifestText.Bundle("northwind-ivr", more: "timeout: 3s"), ManifestText.Flow("callback", "Call me back", dependsOn: "[BundleDeployment/northwind-ivr]"));

    [Fact]
    public async Task A_killed_run_is_not_restarted_silently()
    {
        await using var gcarch = await StuckAsync();
        await KilledAsync(gcarch);

        var text = await gcarch.ApplyAsync(_folder, "--yes");
        var json = await gcarch.ApplyAsync(_folder, "--yes", "--output", "json");

        Assert.Equal([3, 3], [text.ExitCode, json.ExitCode]);
        var error = Assert.Single(text.Errors);
        Assert.StartsWith("error Gc.Run.Interrupted: Run ", error, StringComparison.Ordinal);
        Assert.Contains("BundleDeployment/northwind-ivr. Nothing was sent.", error, StringComparison.Ordinal);
        Assert.Contains("Resume it (--resume). To start a new run instead, check the outcome of these steps at the platform, then abandon the interrupted run (--abandon).", text.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("-Resume", text.Error, StringComparison.Ordinal);
        Assert.Equal("Gc.Run.Interrupted", json.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task Resuming_reports_the_run_and_the_lock_that_was_reclaimed()
    {
        await using var gcarch = await StuckAsync();
        await KilledAsync(gcarch);
        var runId = Path.GetFileNameWithoutExtension(Assert.Single(_folder.Journals));

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--run", runId, "--output", "json");
        var unknown = await gcarch.ApplyAsync(_folder, "--yes", "--run", "no-such-run");

        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains("Run no-such-run of this organization does not exist", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(5, outcome.ExitCode);
        Assert.Contains($"Resuming run {runId} of ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ended without releasing the lock; the lock was reclaimed.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task An_abandoned_run_is_left_unchanged_and_a_new_one_starts()
    {
        await using var gcarch = await StuckAsync();
        await KilledAsync(gcarch);

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--abandon");
        var after = await gcarch.ApplyAsync(_folder, "--yes");

        Assert.Equal([0, 0], [outcome.ExitCode, after.ExitCode]);
        Assert.Equal(2, gcarch.Submitted);
        Assert.Equal(3, _folder.Journals.Count);
    }

    [Fact]
    public async Task A_run_cannot_be_resumed_with_another_manifest()
    {
        await using var gcarch = await StuckAsync();
        await KilledAsync(gcarch);
        _folder.Change(BundleFile, "name: Call me back", "name: Ring me");

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--resume");

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("error Gc.Run.ManifestChanged", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Contains("Flow/callback was changed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("abandon the interrupted run (--abandon).", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task A_concurrent_run_is_refused_and_the_owner_of_the_lock_is_shown()
    {
        await using var gcarch = await StuckAsync();
        using var first = GcarchProcess.Start(gcarch.Sandbox, Apply());
        await first.SeenAsync("following: PENDING");

        var second = await gcarch.ApplyAsync(_folder, "--yes");

        Assert.Equal(1, second.ExitCode);
        var error = Assert.Single(second.Errors);
        Assert.StartsWith("error Gc.Run.Locked", error, StringComparison.Ordinal);
        Assert.Contains($"by {Environment.UserName} on {Environment.MachineName} (process {first.Id}, since ", error, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [SignalFact]
    public async Task Ctrl_C_ends_with_130_and_the_run_can_be_resumed()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var stopped = GcarchProcess.Start(gcarch.Sandbox, Apply());
        await stopped.SeenAsync("submitted: dep-0001");

        stopped.Signal("INT");
        var outcome = await stopped.EndAsync();
        var refused = await gcarch.ApplyAsync(_folder, "--yes");
        var resumed = await gcarch.ApplyAsync(_folder, "--yes", "--resume", "--output", "json");

        Assert.Equal([130, 3, 0], [outcome.ExitCode, refused.ExitCode, resumed.ExitCode]);
        Assert.Contains("Stopping", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
        Assert.Equal("Call me back", gcarch.Flow("callback")["name"]!.GetValue<string>());
        Assert.Equal(2, resumed.Lines.Count);
    }

    [Fact]
    public async Task Resuming_without_an_interrupted_run_is_reported()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--resume");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("There is no interrupted run to resume: a new run is started.", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<GcarchPrompt> StuckAsync() => GcarchPrompt.StartAsync(new()
    {
        Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Stuck, Times = 1 } },
    });

    private string[] Apply() => ["apply", .. _folder.Arguments, "--state", _folder.State, "--yes"];

    private async Task KilledAsync(GcarchPrompt gcarch)
    {
        using var killed = GcarchProcess.Start(gcarch.Sandbox, Apply());
        await killed.SeenAsync("following: PENDING");
        killed.Kill();
        await killed.EndAsync();
    }
}
