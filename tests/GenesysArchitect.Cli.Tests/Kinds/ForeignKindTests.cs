using System.Text.Json;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Cli.Tests.Kinds;

/// <summary>
/// A resource kind that is not part of the product, and that a program adds in one line, is planned, run, killed, resumed,
/// rolled back, audited, notified, reported, printed and written as JSON like any other.
/// </summary>
public sealed class ForeignKindTests : IAsyncLifetime, IDisposable
{
    private readonly ManifestFolder _folder = new();
    private SandboxHost _sandbox = null!;

    private string Audit => Path.Join(_folder.State, "audit.jsonl");

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync(new SandboxOptions());

    public Task DisposeAsync() => _sandbox.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_planned()
    {
        Write("a", "new");

        var plan = await RunAsync(["plan", .. _folder.Arguments, "--output", "json"]);
        var shown = await RunAsync(["plan", .. _folder.Arguments]);

        Assert.Equal(4, plan.ExitCode);
        Assert.Equal(("Probe/a", "Update", "no file"), (Text(plan.Line, "address"), Text(plan.Line, "change"), Text(plan.Line, "basis")));
        Assert.Contains("Probe/a", shown.Shown, StringComparison.Ordinal);
        Assert.False(File.Exists(Target("a")));
    }

    [Fact]
    public async Task It_is_run_printed_and_written_as_JSON()
    {
        Write("a", "new");

        var first = await ApplyAsync();
        var second = await ApplyAsync("--output", "json");
        Write("a", "newer");
        var third = await ApplyAsync("--output", "json");

        Assert.Equal([0, 0, 0], [first.ExitCode, second.ExitCode, third.ExitCode]);
        Assert.Contains("probe probe-7 accepted", first.All, StringComparison.Ordinal);
        Assert.Contains("WRITTEN", first.Shown, StringComparison.Ordinal);
        Assert.Equal("NoChange", Text(second.Line, "status"));
        Assert.Equal(("Succeeded", "WRITTEN", 42), (Text(third.Line, "status"), Text(third.Line, "state"), third.Line.GetProperty("version").GetInt32()));
        Assert.Equal("newer", await File.ReadAllTextAsync(Target("a")));
    }

    [Fact]
    public async Task It_is_killed_and_resumed_without_being_written_twice()
    {
        Write("a", "new");
        await File.WriteAllTextAsync(Target("a") + ".hold", string.Empty);
        using (var killed = GcarchProcess.StartWithProbes(_sandbox, Applying()))
        {
            await killed.SeenAsync("probe probe-7 accepted");
            killed.Kill();
            await killed.EndAsync();
        }

        var refused = await ApplyAsync();
        File.Delete(Target("a") + ".hold");
        var resumed = await ApplyAsync("--resume", "--output", "json");

        Assert.Equal(3, refused.ExitCode);
        Assert.Equal((0, "Succeeded"), (resumed.ExitCode, Text(resumed.Line, "status")));
        Assert.Equal(["new"], await File.ReadAllLinesAsync(Target("a") + ".writes"));
    }

    [Fact]
    public async Task It_is_rolled_back_when_it_or_another_resource_of_its_run_fails()
    {
        await File.WriteAllTextAsync(Target("a"), "old");
        await File.WriteAllTextAsync(Target("b"), "old");
        Write("a", "new");
        Write("b", "broken", dependsOn: "[Probe/a]");

        var outcome = await ApplyAsync("--atomic", "--output", "json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.All(outcome.Lines, line => Assert.Equal("RolledBack", Text(line, "status")));
        Assert.Equal(["old", "old"], [await File.ReadAllTextAsync(Target("a")), await File.ReadAllTextAsync(Target("b"))]);
    }

    [Fact]
    public async Task It_is_audited_with_the_facts_that_it_declares_and_no_others()
    {
        await File.WriteAllTextAsync(Target("a"), "a secret of yesterday");
        Write("a", "new");

        await ApplyAsync("--audit", Audit);
        var shown = await RunAsync("audit", "show", "--file", Audit, "--output", "json");
        var verified = await RunAsync("audit", "verify", "--file", Audit);

        Assert.Equal(0, verified.ExitCode);
        Assert.Equal(["run_started", "step_started", "probing", "probed", "step_ended", "run_ended"], shown.Lines.Select(line => Text(line, "event")));
        var probed = shown.Lines[3];
        Assert.Equal("probe-7", probed.GetProperty("facts").GetProperty("probeId").GetString());
        Assert.Equal(("Update", "lab", 3), (Text(probed, "action"), probed.GetProperty("environment")[0].GetString(), probed.GetProperty("dependencyCount").GetInt32()));
        Assert.DoesNotContain("yesterday", await File.ReadAllTextAsync(Audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receivers_are_notified_of_it()
    {
        await using var receiver = new WebhookReceiver();
        Write("a", "new");

        await ApplyAsync("--notify", receiver.Address);

        var (_, name, body, _) = Assert.Single(receiver.Received);
        Assert.Equal("probe.changed", name);
        Assert.Equal(("WRITTEN", Target("a"), 42), (Text(body, "status"), Text(body, "probePath"), body.GetProperty("probeVersion").GetInt32()));
    }

    [Fact]
    public async Task It_is_reported()
    {
        Write("a", "new");
        await ApplyAsync();
        var report = Path.Join(_folder.State, "report.md");

        var outcome = await RunAsync("report", "--state", _folder.State, "--out", report);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Probe/a", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
    }

    private string Target(string name) => Path.Join(_folder.State, $"{name}.txt");

    private void Write(string name, string content, string dependsOn = "[]") => _folder.With($"{name}.yaml", $$"""
        apiVersion: genesysarchitect/v1
        kind: Probe
        metadata: {name: {{name}}}
        spec:
          path: {{Target(name)}}
          content: {{content}}
        dependsOn: {{dependsOn}}
        """);

    private string[] Applying(params string[] more) => ["apply", .. _folder.Arguments, "--state", _folder.State, "--yes", .. more];

    private Task<Outcome> ApplyAsync(params string[] more) => RunAsync(Applying(more));

    private async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var program = GcarchProcess.StartWithProbes(_sandbox, arguments);
        return await program.EndAsync();
    }

    private static string? Text(JsonElement of, string property) => of.GetProperty(property).GetString();
}
