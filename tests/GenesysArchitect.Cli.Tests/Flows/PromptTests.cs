using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class PromptTests : IDisposable
{
    private readonly TemporaryFile _desired = TemporaryFile.Yaml("id: payments\nname: Pay\nblocks: []\n");

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Without_a_terminal_a_flow_is_set_because_its_impact_is_low(string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.SetFlowAsync(_desired, "--output", format);

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("[y/N]", outcome.All, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Written);
    }

    [Fact]
    public async Task At_a_terminal_the_plan_is_shown_with_the_differences_and_yes_continues()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader("y\n"));
        gcarch.Variables["NO_COLOR"] = "1";

        var outcome = await gcarch.SetFlowAsync(_desired);

        Assert.Equal(0, outcome.ExitCode);
        var asked = outcome.Output[..outcome.Output.IndexOf("Make this change?", StringComparison.Ordinal)];
        Assert.Contains("\"Payments\" → \"Pay\"", asked, StringComparison.Ordinal);
        Assert.Contains("- blocks[", asked, StringComparison.Ordinal);
        Assert.Equal(1, gcarch.Written);
    }

    [Theory]
    [InlineData("n\n", "text")]
    [InlineData("", "text")]
    [InlineData("n\n", "json")]
    public async Task At_a_terminal_anything_but_yes_ends_with_130_and_changes_nothing(string answer, string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader(answer));

        var outcome = await gcarch.SetFlowAsync(_desired, "--output", format);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("Nothing was changed.", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("submitted", outcome.All, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Written);
    }

    [Fact]
    public async Task Without_changes_there_is_no_prompt()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = true;
        using var same = TemporaryFile.Yaml("id: payments\nname: Payments\n");

        var outcome = await gcarch.SetFlowAsync(same);

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("[y/N]", outcome.All, StringComparison.Ordinal);
    }

    public void Dispose() => _desired.Dispose();
}
