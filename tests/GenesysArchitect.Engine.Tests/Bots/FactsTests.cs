using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Environment, share of conversations and tool stand on every event of a publishing, and the platform is not told.</summary>
public class FactsTests
{
    private const string Environment = "blue-half-of-production";

    [Theory]
    [InlineData(PublishOutcome.Published, PublishOutcome.Published, "publishing publish_triggered deployment_success")]
    [InlineData(PublishOutcome.Failed, PublishOutcome.Published, "publishing publish_triggered deployment_failed rolling_back rollback_triggered rollback_completed")]
    [InlineData(PublishOutcome.Failed, PublishOutcome.Failed, "publishing publish_triggered deployment_failed rolling_back rollback_triggered rollback_failed")]
    [InlineData(PublishOutcome.Stuck, PublishOutcome.Published, "publishing publish_triggered deployment_stuck")]
    public async Task They_stand_on_everything_that_is_put_down_of_a_publishing(PublishOutcome outcome, PublishOutcome previous, string names)
    {
        await using var organisation = await StartAsync(outcome);
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.1", previous);

        await organisation.RunAsync(Described with { PreviousVersionId = "1.1", Timeout = TimeSpan.FromSeconds(outcome == PublishOutcome.Stuck ? 4 : 60) });

        Assert.Equal(names, string.Join(' ', organisation.Observer.Checkpoints()));
        AssertOnAll(organisation);
    }

    [Fact]
    public async Task They_stand_on_what_planning_and_asking_put_down_too()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new() { Method = "POST", Path = Publishes, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });
        organisation.Sandbox.Rules.Add(new() { Method = "GET", Path = "/api/v2/flows/payments", Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        await organisation.RunAsync(Described with { Flows = ["nowhere", "payments"] });
        await organisation.RunAsync(Described);

        Assert.Equal(
            ["dependency_validation_failed", "dependency_validation_error", "publishing", "publish_trigger_error", "publish_trigger_failed"],
            organisation.Observer.Checkpoints());
        AssertOnAll(organisation);
    }

    [Fact]
    public async Task What_was_not_said_stands_on_nothing()
    {
        await using var organisation = await StartAsync();

        await organisation.RunAsync(Wish());

        Assert.All(organisation.Observer.Events.OfType<StepCheckpoint>(), checkpoint =>
        {
            Assert.False(checkpoint.Facts.ContainsKey("environment"));
            Assert.False(checkpoint.Facts.ContainsKey("rolloutPercentage"));
        });
    }

    [Fact]
    public async Task The_platform_is_told_of_neither_environment_nor_share()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("1", "published"), new ScriptedVersion("2", "draft", "publishing", "failed"));

        var run = await bot.RunAsync(Described with { BotId = "b", VersionId = "2" });

        run.AssertEnded(StepStatus.RolledBack, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.All(bot.Host.Calls, call =>
        {
            Assert.Equal(string.Empty, call.Body);
            Assert.DoesNotContain('?', call.Target);
            Assert.Subset(
                new HashSet<string>(["Host", "Authorization", "Accept", "Accept-Encoding", "User-Agent", "Content-Type", "Content-Length", "traceparent"], StringComparer.OrdinalIgnoreCase),
                new HashSet<string>(call.Headers.Keys, StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain(call.Headers.Values, value => value.Contains(Environment, StringComparison.Ordinal));
        });
    }

    private static BotVersion Described => Wish() with { Environment = Environment, RolloutPercentage = 61 };

    private static void AssertOnAll(TestOrganisation organisation) => Assert.All(organisation.Observer.Events.OfType<StepCheckpoint>(), checkpoint =>
    {
        Assert.Equal(Environment, checkpoint.Facts.GetValueOrDefault("environment"));
        Assert.Equal("61", checkpoint.Facts.GetValueOrDefault("rolloutPercentage"));
        Assert.Matches(@"^GenesysArchitect \d+\.\d+\.\d+$", checkpoint.Facts.GetValueOrDefault("tool"));
        Assert.Equal(("order-bot", "2.0"), (checkpoint.Facts.GetValueOrDefault("botId"), checkpoint.Facts.GetValueOrDefault("versionId")));
    });
}
