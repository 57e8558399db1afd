using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests;

public sealed class ConfirmationTests : IDisposable
{
    private readonly TemporaryFile _current = TemporaryFile.WithQueue();
    private readonly TemporaryFile _target = TemporaryFile.WithoutQueue();

    private string[] HighImpact => ["--current-config", _current.Path, "--target-config", _target.Path];

    [Fact]
    public async Task Without_a_terminal_a_high_impact_is_refused_and_nothing_is_submitted()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync([.. HighImpact, "--output", "json"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("NOT_SUBMITTED", outcome.Line.GetProperty("status").GetString());
        Assert.Equal("Gc.Run.ConfirmationRequired", outcome.Line.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains("--yes", outcome.Line.GetProperty("error").GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Contains("queues.Fax", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task Without_a_terminal_yes_confirms_a_high_impact()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync([.. HighImpact, "--yes"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Fact]
    public async Task At_a_terminal_the_plan_is_shown_and_yes_continues()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader("y\n"));

        var outcome = await gcarch.DeployAsync(HighImpact);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("queues.Fax", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("The impact is high. [y/N]", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Submitted);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("\n")]
    [InlineData("yess\n")]
    [InlineData("")]
    public async Task At_a_terminal_anything_but_yes_ends_with_130_and_submits_nothing(string answer)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader(answer));

        var outcome = await gcarch.DeployAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("Nothing was submitted", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    [Fact]
    public async Task The_prompt_is_never_mixed_with_the_JSON()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader("n\n"));

        var outcome = await gcarch.DeployAsync("--output", "json");

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("[y/N]", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("Gc.Run.Cancelled", outcome.Line.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Validation_alone_requires_no_confirmation()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;

        var outcome = await gcarch.DeployAsync([.. HighImpact, "--validate-only"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("[y/N]", outcome.All, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _current.Dispose();
        _target.Dispose();
    }
}
