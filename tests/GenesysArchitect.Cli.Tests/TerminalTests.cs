using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Cli.Tests;

public sealed class TerminalTests
{
    private const string Evil = "gone\e[2J\u009b31m\u202e\a[red]not markup[/]\r\nerror forged";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Text_of_the_platform_never_controls_the_terminal_or_adds_lines(bool atTerminal)
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions
        {
            Outcomes = new Dictionary<string, JobScript> { ["*/*"] = new() { Outcome = JobOutcome.Failed, Errors = [new Problem(Evil, Evil)] } },
        });
        gcarch.AtTerminal = atTerminal;

        var outcome = await gcarch.DeployAsync("--no-rollback", "--yes", "--verbose");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("[red]not markup[/]", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009b', outcome.All);
        Assert.DoesNotContain('\u202e', outcome.All);
        Assert.DoesNotContain('\a', outcome.All);
        Assert.DoesNotContain("\nerror forged", outcome.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_there_are_no_escape_sequences()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GITHUB_ACTIONS"] = "true";

        var outcome = await gcarch.DeployAsync();

        Assert.DoesNotContain('\e', outcome.All);
        Assert.Contains("test  submitted: dep-0001", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_turns_colors_off()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        gcarch.Variables["NO_COLOR"] = "1";

        var outcome = await gcarch.DeployAsync("--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotMatch(@"\e\[(3|4|9)[0-9]*(;[0-9]+)*m", outcome.All);
    }

    [Fact]
    public async Task The_live_display_never_overwrites_the_lines_above_it()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;

        var outcome = await gcarch.DeployAsync("--yes");

        Assert.Contains("following", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\e[1A", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[0A", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_without_cursor_control_gets_plain_lines()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        gcarch.Variables["TERM"] = "dumb";

        var outcome = await gcarch.DeployAsync("--yes");

        Assert.DoesNotContain('\e', outcome.All);
        Assert.Contains("test  following: ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_plan_that_removes_a_thousand_flows_stays_readable(string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        var flows = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"Flow {number}\": {number}"));
        using var current = new TemporaryFile($$$"""{"flows": {{{{flows}}}}, "kept": {}}""");
        using var target = new TemporaryFile("""{"flows": {"added": {}}, "kept": {}}""");

        var outcome = await gcarch.DeployAsync("--current-config", current.Path, "--target-config", target.Path, "--output", format);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("-1000", outcome.All, StringComparison.Ordinal);
        Assert.InRange((format == "json" ? outcome.Error : outcome.All).Length, 100, 5_000);
    }

    [Fact]
    public async Task The_plan_shows_differences_and_hides_possible_secrets()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var current = new TemporaryFile("""{"flows": {"Main": {"greeting": "Hello", "apiKey": "k-111"}}, "queues": {"Fax": {}}}""");
        using var target = new TemporaryFile("""{"flows": {"Main": {"greeting": "Hi", "apiKey": "k-222"}}}""");

        var outcome = await gcarch.DeployAsync("--current-config", current.Path, "--target-config", target.Path);

        Assert.Contains("- queues", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"Hello\" → \"Hi\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("flows.Main.apiKey", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("k-222", outcome.All, StringComparison.Ordinal);
    }
}
