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
    public async Task What_the_platform_says_never_steers_the_terminal_nor_makes_lines_of_its_own(bool atTerminal)
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
    public async Task Without_a_terminal_there_is_not_one_escape_sequence()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GITHUB_ACTIONS"] = "true";

        var outcome = await gcarch.DeployAsync();

        Assert.DoesNotContain('\e', outcome.All);
        Assert.Contains("test  submitted: dep-0001", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_leaves_the_colours_out()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        gcarch.Variables["NO_COLOR"] = "1";

        var outcome = await gcarch.DeployAsync("--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotMatch(@"\e\[(3|4|9)[0-9]*(;[0-9]+)*m", outcome.All);
    }

    [Fact]
    public async Task The_lines_that_move_never_climb_over_what_is_above_them()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;

        var outcome = await gcarch.DeployAsync("--yes");

        Assert.Contains("following", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\e[1A", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[0A", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_that_cannot_move_gets_lines()
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
    public async Task A_plan_that_takes_a_thousand_flows_away_can_still_be_read(string format)
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
    public async Task The_plan_tells_what_differs_and_hides_what_looks_like_a_secret()
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
