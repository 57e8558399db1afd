using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A publishing is followed until it ends, even if polls fail.</summary>
public class FollowingTests
{
    [Fact]
    public async Task A_successful_publishing_is_first_polled_after_a_second()
    {
        await using var organization = await TestOrganization.StartAsync();

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Equal(BotVersionState.Published, run.Steps[0].Reported().State);
        Assert.Equal("2.0", organization.Observer.Checkpoint("deployment_success").Facts["versionId"]);
        var asked = Assert.Single(organization.Asked()).AnsweredAt!.Value;
        var looks = organization.Requests.Of("GET", Looks).Where(look => look.ArrivedAt > asked).ToList();
        Assert.InRange((Assert.Single(looks).ArrivedAt - asked).TotalSeconds, 0.99, 20);
    }

    [Fact]
    public async Task A_failed_version_is_reported_with_every_error_of_the_platform()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "draft", "publishing", "failed")
        {
            Errors = """[{"code":"bot.one","message":"First reason."},{"code":"bot.two","message":"Second reason."},"Third reason"]""",
        });

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        var error = run.Steps[0].Error!;
        Assert.All(["bot.one: First reason.", "bot.two: Second reason.", "Third reason."], reason => Assert.Contains(reason, error.Message, StringComparison.Ordinal));
        Assert.Equal("bot.one", error.PlatformCode);
        Assert.Equal(["bot.one: First reason.", "bot.two: Second reason.", "Third reason"], run.Steps[0].Reported().Errors.Select(reason => reason.ToString()));
        Assert.Equal(BotVersionState.Failed, run.Steps[0].Reported().State);
        Assert.Equal("failed", bot.Observer.Checkpoint("deployment_failed").Facts["state"]);
    }

    [Fact]
    public async Task A_version_that_returns_to_draft_is_reported_with_remedies_for_the_bot()
    {
        await using var organization = await StartAsync(PublishOutcome.Draft);

        var step = await organization.PublishAsync(DesiredResource() with { RollbackOnFailure = false });

        step.AssertEnded(StepStatus.Failed, ErrorIds.BotBackInDraft);
        Assert.Contains("bot.flow.endpoint.missing", step.Error!.Message, StringComparison.Ordinal);
        Assert.All(["end point", "language model", "publish again"], advice => Assert.Contains(advice, step.Error.Advice(), StringComparison.Ordinal));
        Assert.Equal("bot.flow.endpoint.missing", step.Error.PlatformCode);
        Assert.Equal(BotVersionState.Draft, step.Reported().State);
    }

    [Fact]
    public async Task A_version_still_publishing_at_its_deadline_continues_without_rollback()
    {
        await using var organization = await StartAsync(PublishOutcome.Stuck);

        var run = await organization.RunAsync(DesiredResource() with { Timeout = TimeSpan.FromSeconds(4) });

        run.AssertEnded(StepStatus.StillRunning, ExitCode.StillRunning, ErrorIds.BotPublishTimeout);
        Assert.Contains("still publishing after 4 s", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Equal("publishing", organization.Observer.Checkpoint("deployment_stuck").Facts["state"]);
        Assert.Empty(organization.Asked("1.2"));
        Assert.False(run.Steps[0].Reported().RolledBack);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_failed_poll_does_not_end_the_following(int status)
    {
        await using var organization = await TestOrganization.StartAsync(transport: TestOrganization.Brisk with { Retries = 1 });
        var fault = status == 200 ? Fault.HtmlPage : Fault.ErrorStatus;
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = fault, Status = status, Nth = 2, Times = status == 404 ? 2 : 4 });

        var step = await organization.PublishAsync(DesiredResource());

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(2, organization.Observer.Warnings.Count);
    }

    [Fact]
    public async Task A_missing_permission_to_poll_leaves_it_running_and_is_reported()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.StillRunning, ExitCode.StillRunning, ErrorIds.PermissionMissing);
        Assert.Contains("conversations:bot:read", run.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Empty(organization.Asked("1.2"));
    }

    [Fact]
    public async Task A_superseded_version_is_reported_and_not_rolled_back()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("1", "published"), new ScriptedVersion("2", "draft", "publishing", "superseded"));

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotSuperseded);
        Assert.Contains("Nothing was rolled back. The platform reports that version '1' is live.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Single(bot.Asked);
        Assert.Equal(BotVersionState.Superseded, run.Steps[0].Reported().State);
    }

    [Fact]
    public async Task An_unknown_state_is_not_final_and_states_are_case_insensitive()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "draft", "Compiling", "warming-up", "PUBLISHED"));

        var run = await bot.RunAsync(DesiredResource("2", "b"));

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Contains("following: Compiling at the platform.", bot.Observer.Progress);
        Assert.Contains("following: warming-up at the platform.", bot.Observer.Progress);
    }

    [Fact]
    public async Task Without_waiting_publishing_is_requested_and_not_polled()
    {
        await using var organization = await StartAsync(PublishOutcome.Stuck);

        var step = await organization.PublishAsync(DesiredResource() with { Wait = false });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((BotVersionState.Publishing, null), (step.Reported().State, step.Reported().LatencyMs));
        Assert.Single(organization.Requests.Of("GET", Looks));
    }
}
