using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A host that shows the old state for a moment has not aborted the publishing.</summary>
public class DelayedVisibilityTests
{
    private const string Errors = """[{"code":"bot.one","message":"First reason."}]""";

    [Theory]
    [InlineData("draft")]
    [InlineData("failed")]
    [InlineData("superseded")]
    public async Task A_version_that_still_shows_its_old_state_is_polled_again(string before)
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", before, before, "published"));

        (await bot.RunAsync(DesiredResource("2", "b"))).AssertEnded(StepStatus.Succeeded, ExitCode.Done);
    }

    [Theory]
    [InlineData("draft", ErrorIds.BotBackInDraft)]
    [InlineData("failed", ErrorIds.BotPublishFailed)]
    public async Task A_version_that_keeps_its_old_state_has_ended_with_it(string before, string errorId)
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", before) { Errors = Errors });

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, errorId);
        Assert.Contains("First reason", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 5_000, 60_000);
    }

    [Fact]
    public async Task A_version_seen_publishing_ends_with_the_first_final_state()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "failed", "publishing", "failed"));

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 1_500, 4_500);
    }

    [Fact]
    public async Task A_failed_version_that_fails_with_another_error_has_ended_immediately()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "failed", "failed") { Errors = Errors });

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.InRange(run.Steps[0].Reported().LatencyMs!.Value, 900, 4_500);
    }
}
