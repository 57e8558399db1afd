using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Environment, share of conversations and tool are in every event of a publishing, and are not sent to the platform.</summary>
public class FactsTests
{
    private const string Environment = "blue-half-of-production";

    [Theory]
    [InlineData(PublishOutcome.Published, PublishOutcome.Published, "publishing publish_triggered deployment_success")]
    [InlineData(PublishOutcome.Failed, PublishOutcome.Published, "publishing publish_triggered deployment_failed rolling_back rollback_triggered rollback_completed")]
    [InlineData(PublishOutcome.Failed, PublishOutcome.Failed, "publishing publish_triggered deployment_failed rolling_back rollback_triggered rollback_failed")]
    [InlineData(PublishOutcome.Stuck, PublishOutcome.Published, "publishing publish_triggered deployment_stuck")]
    public async Task They_are_in_every_event_of_a_publishing(PublishOutcome outcome, PublishOutcome previous, string names)
    {
        await using var organization = await StartAsync(outcome);
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.1", previous);

        await organization.RunAsync(Described with { PreviousVersionId = "1.1", Timeout = TimeSpan.FromSeconds(outcome == PublishOutcome.Stuck ? 4 : 60) });

        Assert.Equal(names, string.Join(' ', organization.Observer.Checkpoints()));
        AssertOnAll(organization);
    }

    [Fact]
    public async Task They_are_in_planning_events_too()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new() { Method = "POST", Path = Publishes, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });
        organization.Sandbox.Rules.Add(new() { Method = "GET", Path = "/api/v2/flows/payments", Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        await organization.RunAsync(Described with { Flows = ["nowhere", "payments"] });
        await organization.RunAsync(Described);

        Assert.Equal(
            ["dependency_validation_failed", "dependency_validation_error", "publishing", "publish_trigger_error", "publish_trigger_failed"],
            organization.Observer.Checkpoints());
        AssertOnAll(organization);
    }

    [Fact]
    public async Task Unspecified_facts_are_in_no_event()
    {
        await using var organization = await StartAsync();

        await organization.RunAsync(DesiredResource());

        Assert.All(organization.Observer.Events.OfType<StepCheckpoint>(), checkpoint =>
        {
            Assert.False(checkpoint.Facts.ContainsKey("environment"));
            Assert.False(checkpoint.Facts.ContainsKey("rolloutPercentage"));
        });
    }

    [Fact]
    public async Task The_platform_receives_neither_environment_nor_share()
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

    private static BotVersion Described => DesiredResource() with { Environment = Environment, RolloutPercentage = 61 };

    private static void AssertOnAll(TestOrganization organization) => Assert.All(organization.Observer.Events.OfType<StepCheckpoint>(), checkpoint =>
    {
        Assert.Equal(Environment, checkpoint.Facts.GetValueOrDefault("environment"));
        Assert.Equal("61", checkpoint.Facts.GetValueOrDefault("rolloutPercentage"));
        Assert.Matches(@"^GenesysArchitect \d+\.\d+\.\d+$", checkpoint.Facts.GetValueOrDefault("tool"));
        Assert.Equal(("order-bot", "2.0"), (checkpoint.Facts.GetValueOrDefault("botId"), checkpoint.Facts.GetValueOrDefault("versionId")));
    });
}
