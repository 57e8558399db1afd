using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>When going back fails as well, the platform is asked what is live, and that is what is told.</summary>
public class FailedRollbackTests
{
    private const string Back = "/api/v2/conversations/bots/order-bot/versions/1.1/publish";

    [Theory]
    [InlineData(PublishOutcome.Failed, "ended as failed. bot.language.model.invalid")]
    [InlineData(PublishOutcome.Draft, "ended as draft. bot.flow.endpoint.missing")]
    [InlineData(PublishOutcome.Stuck, "was still publishing after 8 s")]
    public async Task A_version_before_that_does_not_come_up_either_is_told_beside_what_is_live(PublishOutcome outcome, string how)
    {
        await using var organisation = await StartAsync(outcome);

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1", Timeout = TimeSpan.FromSeconds(8) });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        var error = run.Steps[0].RollbackError!;
        Assert.Equal((ErrorIds.BotRollbackFailed, ErrorKind.RollbackFailed), (error.ErrorId, error.Kind));
        Assert.Contains(how, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The platform says that version '1.2' is live.", error.Message, StringComparison.Ordinal);
        Assert.Contains(new PublishBotVersion("order-bot", "1.1"), error.Actions());
        Assert.False(run.Steps[0].Told().RolledBack);
        Assert.Equal((1, 1), (organisation.Acted("2.0"), organisation.Acted("1.1")));
        Assert.Equal("1.1", organisation.Observer.Checkpoint("rollback_failed").Facts["previousVersionId"]);
        Assert.DoesNotContain("rollback_completed", organisation.Observer.Checkpoints());
        Assert.DoesNotContain("published again and is live", run.Steps[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_list_the_two_versions_are_asked_for_how_they_stand()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed, withoutList: true);

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("The platform says that none of these versions is live: '2.0' is failed, '1.1' is failed.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_live_is_what_the_platform_says_and_not_what_ought_to_be()
    {
        // It came up after all, while going back was under way.
        await using var bot = new ScriptedBot(new ScriptedVersion("1", "superseded", "failed"), new ScriptedVersion("2", "draft", "failed", "published")) { HasList = false };

        var run = await bot.RunAsync(Wish("2", "b") with { PreviousVersionId = "1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("The platform says that version '2' is live.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_what_is_live_cannot_be_read_that_is_said(bool withoutList)
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed, withoutList);
        organisation.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Path: Back })
            {
                // The last look at the version that was asked for is left alone.
                organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/conversations/bots/order-bot/versions/2.0", Fault = Fault.ErrorStatus, Status = 403 });
                organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/conversations/bots/order-bot/versions", Fault = Fault.ErrorStatus, Status = withoutList ? 404 : 403 });
            }
        };

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.BotRollbackFailed, run.Steps[0].RollbackError!.ErrorId);
        Assert.Contains("What is live now the platform does not say", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Contains("403", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(409, 1)]
    [InlineData(503, 3)]
    public async Task A_rollback_that_the_platform_refuses_is_told_with_what_it_said(int status, int asked)
    {
        await using var organisation = await StartAsync(PublishOutcome.Published);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Back, Fault = Fault.ErrorStatus, Status = status });

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1", MaxRetries = 2 });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Contains($"{status}", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.EndsWith("The platform says that version '1.2' is live.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Equal(asked, organisation.Asked("1.1").Count);
        Assert.Contains("rollback_failed", organisation.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_rollback_of_which_nobody_can_tell_whether_it_began_is_not_asked_for_again()
    {
        await using var organisation = await StartAsync(PublishOutcome.Published);
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Back, Fault = Fault.CutAfterActing });
        organisation.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Path: Back })
            {
                organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403 });
            }
        };

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Contains("it is unknown whether it has started", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Single(organisation.Asked("1.1"));
    }

    // The sample bot's draft fails, and the version before it ends in some way.
    private static async Task<TestOrganisation> StartAsync(PublishOutcome previous, bool withoutList = false)
    {
        var organisation = await BotRuns.StartAsync(PublishOutcome.Failed, TestOrganisation.Quick with { WithoutBotVersionList = withoutList });
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.1", previous);
        return organisation;
    }
}
