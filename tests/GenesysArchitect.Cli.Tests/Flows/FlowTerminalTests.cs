using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Flows;

public sealed class FlowTerminalTests
{
    private const string Evil = "gone\e[2J\u009b31m\u202e\a[red]not markup[/]\r\nerror forged";

    [Theory]
    [InlineData(true, "text", "fail")]
    [InlineData(false, "text", "fail")]
    [InlineData(false, "json", "fail")]
    [InlineData(true, "text", "ours")]
    [InlineData(false, "text", "ours")]
    [InlineData(false, "json", "ours")]
    public async Task What_a_flow_holds_never_steers_the_terminal_nor_makes_lines_of_its_own(bool atTerminal, string format, string policy)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = atTerminal;
        gcarch.Sandbox.Organization.Flows.Put(new JsonObject { ["id"] = "evil", ["name"] = Evil, ["lifecycle_state"] = "draft", [Evil] = Evil, ["blocks"] = new JsonArray(), ["references"] = new JsonArray() });
        gcarch.Sandbox.Organization.Flows.LetOthersChange("evil", change: new JsonObject { [Evil] = Evil + Evil });
        using var file = new TemporaryFile(new JsonObject { ["id"] = "evil", [Evil] = "mine" }.ToJsonString());

        var outcome = await gcarch.SetFlowAsync(file, "--yes", "--verbose", "--output", format, "--conflict-policy", policy);

        Assert.Equal(policy == "fail" ? 1 : 0, outcome.ExitCode);
        Assert.Contains("[red]not markup[/]", outcome.All, StringComparison.Ordinal);
        AssertTame(outcome);
    }

    [Theory]
    [InlineData(true, "text")]
    [InlineData(false, "text")]
    [InlineData(false, "json")]
    public async Task Nor_does_what_a_definition_holds_that_is_wrong(bool atTerminal, string format)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.AtTerminal = atTerminal;
        using var file = new TemporaryFile(new JsonObject { ["id"] = "callback", ["lifecycle_state"] = Evil, ["name"] = null }.ToJsonString());

        var outcome = await gcarch.SetFlowAsync(file, "--verbose", "--output", format);

        Assert.Equal(3, outcome.ExitCode);
        AssertTame(outcome);
    }

    [Fact]
    public async Task The_plan_hides_what_looks_like_a_secret()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var file = TemporaryFile.Yaml("id: callback\napiKey: k-222\n");

        var outcome = await gcarch.SetFlowAsync(file, "--verbose");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("+ apiKey", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("k-222", outcome.All, StringComparison.Ordinal);
    }

    private static void AssertTame(Outcome outcome)
    {
        Assert.DoesNotContain("\e[2J", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009b', outcome.All);
        Assert.DoesNotContain('\u202e', outcome.All);
        Assert.DoesNotContain('\a', outcome.All);
        Assert.DoesNotMatch(@"\n *(• )?error forged", outcome.All);
    }
}
