using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A host that shows the old state for a moment is not taken for one that has given the publishing up.</summary>
public class DelayedVisibilityTests
{
    private const string Errors = """[{"code":"bot.one","message":"First reason."}]""";

    [Theory]
    [InlineData("draft")]
    [InlineData("failed")]
    [InlineData("superseded")]
    public async Task One_that_still_shows_how_it_stood_before_is_looked_at_again(string before)
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", before, before, "published"));

        (await bot.RunAsync(DesiredResource("2", "b"))).AssertEnded(StepStatus.Succeeded, ExitCode.Done);
    }

    [Theory]
    [InlineData("draft", ErrorIds.BotBackInDraft)]
    [InlineData("failed", ErrorIds.BotPublishFailed)]
    public async Task One_that_shows_it_for_long_has_ended_like_that(string before, string errorId)
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", before) { Errors = Errors });

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, errorId);
        Assert.Contains("First reason", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 5_000, 60_000);
    }

    [Fact]
    public async Task One_that_has_been_seen_publishing_ends_with_the_first_look_that_says_so()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "failed", "publishing", "failed"));

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 1_500, 4_500);
    }

    [Fact]
    public async Task One_that_had_failed_and_fails_of_something_else_has_ended_at_once()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "failed", "failed") { Errors = Errors });

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 900, 4_500);
    }
}
