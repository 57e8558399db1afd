using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class StoppingTests : IDisposable
{
    private readonly TemporaryFile _payments = TemporaryFile.Yaml("id: payments\nname: Pay\n");
    private readonly TemporaryFile _callback = TemporaryFile.Yaml("id: callback\nname: Call me back\n");

    [SignalFact]
    public async Task Ctrl_C_lets_the_write_that_is_under_way_end_and_begins_no_other()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Rules.Add(Slow);
        using var gcarch = GcarchProcess.Start(sandbox, "set-flow", "--file", _payments.Path, "--file", _callback.Path, "--throttle-limit", "1", "--output", "json");
        await gcarch.SeenOnErrorAsync("writing: ");

        await Patience.UntilAsync(() => sandbox.Requests.Of("PATCH", "**").Count == 1);
        gcarch.Signal("INT");
        await gcarch.SeenOnErrorAsync("Stopping.");
        time.Advance(TimeSpan.FromHours(1));
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        var lines = outcome.Lines.ToDictionary(line => line.GetProperty("id").GetString()!);
        var written = Assert.Single(lines.Values, line => line.GetProperty("change").GetString() == "Update").GetProperty("id").GetString()!;
        Assert.Equal("Gc.Run.Cancelled", Assert.Single(lines, line => line.Key != written).Value.GetProperty("error").GetProperty("id").GetString());
        Assert.Single(sandbox.Requests.Of("PATCH", "**"));
        Assert.Contains("Stopping.", outcome.Error, StringComparison.Ordinal);
    }

    [SignalFact]
    public async Task Ctrl_C_while_others_keep_being_faster_ends_with_130()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { OtherWriters = new Dictionary<string, int> { ["payments"] = 1000 } });
        using var gcarch = GcarchProcess.Start(sandbox, "set-flow", "--file", _payments.Path, "--max-retries", "100");
        await gcarch.SeenAsync("merging: ");

        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("1 stopped", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("Payments", sandbox.Organization.Flows.Find("payments")!.Name);
    }

    [SignalFact]
    public async Task Ctrl_C_while_the_platform_does_not_answer_says_that_it_cannot_be_told()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        sandbox.Rules.Add(Slow);
        using var gcarch = GcarchProcess.Start(sandbox, "set-flow", "--file", _payments.Path, "--output", "json");
        await gcarch.SeenOnErrorAsync("writing: ");

        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("Gc.Flow.Ambiguous", outcome.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains("payments  ended: unknown", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_before_anything_was_changed_it_says_so()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.StopAtFirstCallAsync("set-flow", "--file", _payments.Path, "--output", "json");

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("Stopped before anything was changed.", outcome.Line.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(0, gcarch.Written);
    }

    public void Dispose()
    {
        _payments.Dispose();
        _callback.Dispose();
    }

    private static FaultRule Slow => new() { Fault = Fault.Latency, Method = "PATCH", Delay = TimeSpan.FromHours(1) };
}
