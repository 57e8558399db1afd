using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>If a version fails, the previous one is published again, once, and followed until it is live.</summary>
public class RollbackTests
{
    [Theory]
    [InlineData(PublishOutcome.Failed, ErrorIds.BotPublishFailed, "bot.language.model.invalid")]
    [InlineData(PublishOutcome.Draft, ErrorIds.BotBackInDraft, "bot.flow.endpoint.missing")]
    public async Task A_version_that_fails_is_rolled_back_and_both_are_reported(PublishOutcome outcome, string errorId, string reason)
    {
        await using var organization = await StartAsync(outcome);

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.RolledBack, ExitCode.Failed, errorId);
        var step = run.Steps[0];
        Assert.Contains(reason, step.Error!.Message, StringComparison.Ordinal);
        Assert.EndsWith("Version '1.2' was published again and is live.", step.Error.Message, StringComparison.Ordinal);
        Assert.True(step.Reported().RolledBack);
        Assert.Equal((1, 1), (organization.Asked("2.0").Count, organization.Asked("1.2").Count));
        Assert.Equal(["publishing", "publish_triggered", "deployment_failed", "rolling_back", "rollback_triggered", "rollback_completed"], organization.Observer.Checkpoints());
        Assert.Equal("1.2", organization.Observer.Checkpoint("rollback_completed").Facts["previousVersionId"]);
    }

    [Fact]
    public async Task A_previous_version_that_is_not_live_any_more_is_followed_until_it_is()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed);

        var step = await organization.PublishAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((SandboxState.Published, SandboxState.Superseded), (organization.StateOf("1.1"), organization.StateOf("1.2")));
        Assert.Equal((1, 0), (organization.Acted("1.1"), organization.Acted("1.2")));
        Assert.Contains("'1.1' was published again", step.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LostPublishTests.LostAfterActing), MemberType = typeof(LostPublishTests))]
    public async Task A_rollback_that_started_although_its_response_was_lost_is_followed_and_not_requested_again(FaultRule fault, int failedAskings)
    {
        await using var organization = await StartFaultyAsync(fault with { Times = 1 });

        var step = await organization.PublishAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((1, 1), (organization.Asked("1.1").Count, organization.Acted("1.1")));
        Assert.Equal(failedAskings, organization.Observer.Checkpoints().Count(name => name == "publish_trigger_error"));
    }

    [Theory]
    [MemberData(nameof(LostPublishTests.LostBeforeActing), MemberType = typeof(LostPublishTests))]
    public async Task A_rollback_that_did_not_start_is_requested_again_and_starts_once(FaultRule fault)
    {
        await using var organization = await StartFaultyAsync(fault with { Times = 2 });

        var step = await organization.PublishAsync(DesiredResource() with { PreviousVersionId = "1.1", MaxRetries = 2 });

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Equal((3, 1), (organization.Asked("1.1").Count, organization.Acted("1.1")));
        Assert.Equal(SandboxState.Published, organization.StateOf("1.1"));
    }

    [Fact]
    public async Task Without_rollback_nothing_is_rolled_back_and_the_live_version_is_reported()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed);

        var run = await organization.RunAsync(DesiredResource() with { RollbackOnFailure = false });

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("Nothing was rolled back. The platform reports that version '1.2' is live.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.False(run.Steps[0].Reported().RolledBack);
        Assert.Empty(organization.Asked("1.2"));
    }

    [Fact]
    public async Task Without_a_previous_version_nothing_is_rolled_back_and_no_live_version_is_reported()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed);
        organization.Put("order-bot", ("1.1", SandboxState.Superseded), ("2.0", SandboxState.Draft));

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("Nothing was rolled back. The platform reports that no version is live: '1.1' is superseded, '2.0' is failed.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Single(organization.Asked());
    }

    [Fact]
    public async Task The_previous_version_may_show_its_old_state_for_a_moment_too()
    {
        await using var bot = new ScriptedBot(
            new ScriptedVersion("1", "superseded", "superseded", "superseded", "published"),
            new ScriptedVersion("2", "draft", "failed"));

        var run = await bot.RunAsync(DesiredResource("2", "b") with { PreviousVersionId = "1" });

        run.AssertEnded(StepStatus.RolledBack, ExitCode.Failed, ErrorIds.BotPublishFailed);
        Assert.Equal(["/api/v2/conversations/bots/b/versions/2/publish", "/api/v2/conversations/bots/b/versions/1/publish"], bot.Asked);
        Assert.Equal(BotVersionState.Failed, run.Steps[0].Reported().State);
    }

    // The sample bot's draft fails, and the request for the previous version meets a fault.
    private static async Task<TestOrganization> StartFaultyAsync(FaultRule fault)
    {
        var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { JobDuration = TimeSpan.FromMilliseconds(80) }, TestOrganization.Brisk with { MaxBodySize = 1024 * 1024 });
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);
        organization.Sandbox.Rules.Add(fault with { Method = "POST", Path = "/api/v2/conversations/bots/order-bot/versions/1.1/publish" });
        return organization;
    }
}
