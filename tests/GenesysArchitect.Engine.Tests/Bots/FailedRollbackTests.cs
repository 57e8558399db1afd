using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>If the rollback fails as well, the live version is read and reported.</summary>
public class FailedRollbackTests
{
    private const string Back = "/api/v2/conversations/bots/order-bot/versions/1.1/publish";

    [Theory]
    [InlineData(PublishOutcome.Failed, "ended as failed. bot.language.model.invalid")]
    [InlineData(PublishOutcome.Draft, "ended as draft. bot.flow.endpoint.missing")]
    [InlineData(PublishOutcome.Stuck, "was still publishing after 8 s")]
    public async Task A_failed_rollback_is_reported_with_the_live_version(PublishOutcome outcome, string how)
    {
        await using var organization = await StartAsync(outcome);

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1", Timeout = TimeSpan.FromSeconds(8) });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        var error = run.Steps[0].RollbackError!;
        Assert.Equal((ErrorIds.BotRollbackFailed, ErrorKind.RollbackFailed), (error.ErrorId, error.Kind));
        Assert.Contains(how, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The platform reports that version '1.2' is live.", error.Message, StringComparison.Ordinal);
        Assert.Contains(new PublishBotVersion("order-bot", "1.1"), error.Actions());
        Assert.False(run.Steps[0].Reported().RolledBack);
        Assert.Equal((1, 1), (organization.Acted("2.0"), organization.Acted("1.1")));
        Assert.Equal("1.1", organization.Observer.Checkpoint("rollback_failed").Facts["previousVersionId"]);
        Assert.DoesNotContain("rollback_completed", organization.Observer.Checkpoints());
        Assert.DoesNotContain("published again and is live", run.Steps[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_list_the_states_of_both_versions_are_read()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed, withoutList: true);

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("The platform reports that none of these versions is live: '2.0' is failed, '1.1' is failed.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_version_is_the_one_that_the_platform_reports()
    {
        // It was published after all, during the rollback.
        await using var bot = new ScriptedBot(new ScriptedVersion("1", "superseded", "failed"), new ScriptedVersion("2", "draft", "failed", "published")) { HasList = false };

        var run = await bot.RunAsync(DesiredResource("2", "b") with { PreviousVersionId = "1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.EndsWith("The platform reports that version '2' is live.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_live_version_is_reported_as_unknown(bool withoutList)
    {
        await using var organization = await StartAsync(PublishOutcome.Failed, withoutList);
        organization.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Path: Back })
            {
                // Without the last poll of the requested version.
                organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/conversations/bots/order-bot/versions/2.0", Fault = Fault.ErrorStatus, Status = 403 });
                organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = "/api/v2/conversations/bots/order-bot/versions", Fault = Fault.ErrorStatus, Status = withoutList ? 404 : 403 });
            }
        };

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.BotRollbackFailed, run.Steps[0].RollbackError!.ErrorId);
        Assert.Contains("It is unknown which version is live", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Contains("403", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(409, 1)]
    [InlineData(503, 3)]
    public async Task A_rejected_rollback_is_reported_with_the_platforms_message(int status, int asked)
    {
        await using var organization = await StartAsync(PublishOutcome.Published);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Back, Fault = Fault.ErrorStatus, Status = status });

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1", MaxRetries = 2 });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Contains($"{status}", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.EndsWith("The platform reports that version '1.2' is live.", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Equal(asked, organization.Asked("1.1").Count);
        Assert.Contains("rollback_failed", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_rollback_with_an_unknown_start_is_not_requested_again()
    {
        await using var organization = await StartAsync(PublishOutcome.Published);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Back, Fault = Fault.CutAfterActing });
        organization.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Path: Back })
            {
                organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403 });
            }
        };

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Contains("it is unknown whether it has started", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Single(organization.Asked("1.1"));
    }

    // The sample bot's draft fails, and the previous version has a given outcome.
    private static async Task<TestOrganization> StartAsync(PublishOutcome previous, bool withoutList = false)
    {
        var organization = await BotRuns.StartAsync(PublishOutcome.Failed, TestOrganization.Quick with { WithoutBotVersionList = withoutList });
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.1", previous);
        return organization;
    }
}
