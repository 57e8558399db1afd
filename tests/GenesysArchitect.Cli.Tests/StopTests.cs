using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

public sealed class StopTests
{
    private static readonly string[] Deploy = ["deploy", "--bundle", "northwind-ivr", "--environment", "test"];

    [SignalFact]
    public Task Ctrl_C_stops_waiting_and_shows_how_to_re_attach() => StopsAsync("INT");

    [SignalFact]
    public Task SIGTERM_stops_waiting_and_shows_how_to_re_attach() => StopsAsync("TERM");

    [SignalFact]
    public async Task Ctrl_C_cancels_at_the_platform_when_requested()
    {
        await using var sandbox = await StuckAsync();
        using var gcarch = GcarchProcess.Start(sandbox, [.. Deploy, "--cancel-on-stop", "--output", "json"]);
        await gcarch.SeenOnErrorAsync("following: PENDING");

        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("Gc.Run.Cancelled", outcome.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.False(sandbox.Organization.Deployments.ToList()[0].IsActive);
    }

    [SignalFact]
    public async Task A_second_Ctrl_C_ends_the_program_before_the_platform_answers()
    {
        await using var sandbox = await StuckAsync();
        sandbox.Rules.Add(new FaultRule { Fault = Fault.Latency, Method = "DELETE", Delay = TimeSpan.FromHours(1) });
        using var gcarch = GcarchProcess.Start(sandbox, [.. Deploy, "--cancel-on-stop"]);
        await gcarch.SeenAsync("following: PENDING");

        gcarch.Signal("INT");
        await gcarch.SeenOnErrorAsync("Stopping");
        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);

        // The program ends before the summary of the run.
        Assert.DoesNotContain("1 cancelled", outcome.All, StringComparison.Ordinal);
        Assert.True(sandbox.Organization.Deployments.ToList()[0].IsActive);
    }

    [Fact]
    public async Task A_stop_before_submission_is_reported()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.StopAtFirstCallAsync([.. Deploy, "--output", "json"]);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("Stopped before anything was submitted.", outcome.Line.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task An_unanswered_prompt_can_be_stopped()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var input = new SilentInput();
        (gcarch.AtTerminal, gcarch.Input) = (true, input);
        using var stop = new CancellationTokenSource();

        var running = gcarch.RunAsync(stop.Token, Deploy);
        await input.ReadAsync();
        await stop.CancelAsync();
        var outcome = await running.OrHang();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("[y/N]", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    private static async Task StopsAsync(string signal)
    {
        await using var sandbox = await StuckAsync();
        using var gcarch = GcarchProcess.Start(sandbox, Deploy);
        await gcarch.SeenAsync("following: PENDING");

        gcarch.Signal(signal);
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("It continues at the platform", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Wait for the deployment (gcarch bundle wait dep-0001", outcome.Error, StringComparison.Ordinal);
        Assert.True(sandbox.Organization.Deployments.ToList()[0].IsActive);
    }

    private static Task<SandboxHost> StuckAsync() => SandboxHost.StartAsync(new SandboxOptions
    {
        Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Stuck } },
    });
}
