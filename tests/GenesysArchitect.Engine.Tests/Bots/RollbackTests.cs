using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>When a version does not come up, the one before is published again, once, and followed until it is live.</summary>
public class RollbackTests
{
    [Theory]
    [InlineData(PublishOutcome.Failed, ErrorIds.BotPublishFailed, "bot.language.model.invalid")]
    [InlineData(PublishOutcome.Draft, ErrorIds.BotBackInDraft, "bot.flow.endpoint.missing")]
    public async Task A_version_that_does_not_come_up_is_rolled_back_and_both_are_told(PublishOutcome outcome, string errorId, string reason)
    {
        await using var organisation = await StartAsync(outcome);

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.RolledBack, ExitCode.Failed, errorId);
        var step = run.Steps[0];
        Assert.Contains(reason, step.Error!.Message, StringComparison.Ordinal);
        Assert.EndsWith("Version '1.2' was published again and is live.", step.Error.Message, StringComparison.Ordinal);
        Assert.True(step.Told().RolledBack);
        Assert.Equal((1, 1), (organisation.Asked("2.0").Count, organisation.Asked("1.2").Count));
        Assert.Equal(["publishing", "publish_triggered", "deployment_failed", "rolling_back", "rollback_triggered", "rollback_completed"], organisation.Observer.Checkpoints());
        Assert.Equal("1.2", organisation.Observer.Checkpoint("rollback_completed").Facts["previousVersionId"]);
    }

    [Fact]
    public async Task A_version_before_that_is_not_live_any_more_is_followed_until_it_is()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed);

        var step = await organisation.PublishAsync(Wish() with { PreviousVersionId = "1.1" });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((SandboxState.Published, SandboxState.Superseded), (organisation.StateOf("1.1"), organisation.StateOf("1.2")));
        Assert.Equal((1, 0), (organisation.Acted("1.1"), organisation.Acted("1.2")));
        Assert.Contains("'1.1' was published again", step.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LostPublishTests.LostAfterActing), MemberType = typeof(LostPublishTests))]
    public async Task A_rollback_that_began_although_its_answer_was_lost_is_followed_and_not_asked_for_again(FaultRule fault, int failedAskings)
    {
        await using var organisation = await StartFaultyAsync(fault with { Times = 1 });

        var step = await organisation.PublishAsync(Wish() with { PreviousVersionId = "1.1" });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((1, 1), (organisation.Asked("1.1").Count, organisation.Acted("1.1")));
        Assert.Equal(failedAskings, organisation.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
    }

    [Theory]
    [MemberData(nameof(LostPublishTests.LostBeforeActing), MemberType = typeof(LostPublishTests))]
    public async Task A_rollback_that_did_not_begin_is_asked_for_again_and_begins_once(FaultRule fault)
    {
        await using var organisation = await StartFaultyAsync(fault with { Times = 2 });

        var step = await organisation.PublishAsync(Wish() with { PreviousVersionId = "1.1", MaxRetries = 2 });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((3, 1), (organisation.Asked("1.1").Count, organisation.Acted("1.1")));
        Assert.Equal(SandboxState.Published, organisation.StateOf("1.1"));
    }

    [Fact]
    public async Task Where_no_rollback_is_wished_nothing_is_rolled_back_and_what_is_live_is_said()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed);

        var run = await organisation.RunAsync(Wish() with { RollbackOnFailure = false });

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("Nothing was rolled back. The platform says that version '1.2' is live.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.False(run.Steps[0].Told().RolledBack);
        Assert.Empty(organisation.Asked("1.2"));
    }

    [Fact]
    public async Task Where_no_version_before_is_known_nothing_is_rolled_back_and_that_none_is_live_is_said()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed);
        organisation.Put("order-bot", ("1.1", SandboxState.Superseded), ("2.0", SandboxState.Draft));

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("Nothing was rolled back. The platform says that no version is live: '1.1' is superseded, '2.0' is failed.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Single(organisation.Asked());
    }

    [Fact]
    public async Task The_version_before_may_show_its_old_state_for_a_moment_too()
    {
        await using var bot = new ScriptedBot(
            new ScriptedVersion("1", "superseded", "superseded", "superseded", "published"),
            new ScriptedVersion("2", "draft", "failed"));

        var run = await bot.RunAsync(Wish("2", "b") with { PreviousVersionId = "1" });

        run.AssertEnded(StepStatus.RolledBack, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.Equal(["/api/v2/conversations/bots/b/versions/2/publish", "/api/v2/conversations/bots/b/versions/1/publish"], bot.Asked);
        Assert.Equal(BotVersionState.Failed, run.Steps[0].Told().State);
    }

    // The sample bot's draft fails, and asking for the version before it meets a fault.
    private static async Task<TestOrganisation> StartFaultyAsync(FaultRule fault)
    {
        var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { JobDuration = TimeSpan.FromMilliseconds(80) }, TestOrganisation.Brisk with { LargestBody = 1024 * 1024 });
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);
        organisation.Sandbox.Rules.Add(fault with { Method = "POST", Path = "/api/v2/conversations/bots/order-bot/versions/1.1/publish" });
        return organisation;
    }
}
