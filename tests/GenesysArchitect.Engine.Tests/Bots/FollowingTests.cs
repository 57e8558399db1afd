using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A publishing is followed to its end, whatever becomes of the looks at it.</summary>
public class FollowingTests
{
    [Fact]
    public async Task A_publishing_that_ends_well_is_looked_at_after_a_second_first()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Equal(BotVersionState.Published, run.Steps[0].Told().State);
        Assert.Equal("2.0", organisation.Observer.Checkpoint("deployment_success").Facts["versionId"]);
        var asked = Assert.Single(organisation.Asked()).AnsweredAt!.Value;
        var looks = organisation.Requests.Of("GET", Looks).Where(look => look.ArrivedAt > asked).ToList();
        Assert.InRange((Assert.Single(looks).ArrivedAt - asked).TotalSeconds, 0.99, 20);
    }

    [Fact]
    public async Task One_that_fails_is_told_with_every_error_of_the_platform()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "draft", "publishing", "failed")
        {
            Errors = """[{"code":"bot.one","message":"First reason."},{"code":"bot.two","message":"Second reason."},"Third reason"]""",
        });

        var run = await bot.RunAsync(Wish("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotPublishFailed);
        var error = run.Steps[0].Error!;
        Assert.All(["bot.one: First reason.", "bot.two: Second reason.", "Third reason."], reason => Assert.Contains(reason, error.Message, StringComparison.Ordinal));
        Assert.Equal("bot.one", error.PlatformCode);
        Assert.Equal(["bot.one: First reason.", "bot.two: Second reason.", "Third reason"], run.Steps[0].Told().Errors.Select(reason => reason.ToString()));
        Assert.Equal(BotVersionState.Failed, run.Steps[0].Told().State);
        Assert.Equal("failed", bot.Observer.Checkpoint("deployment_failed").Facts["state"]);
    }

    [Fact]
    public async Task One_that_falls_back_to_draft_is_told_with_what_to_look_for_in_the_bot()
    {
        await using var organisation = await StartAsync(PublishOutcome.Draft);

        var step = await organisation.PublishAsync(Wish() with { RollbackOnFailure = false });

        step.AssertEnded(StepStatus.Failed, ErrorIds.BotBackInDraft);
        Assert.Contains("bot.flow.endpoint.missing", step.Error!.Message, StringComparison.Ordinal);
        Assert.All(["end point", "language model", "publish again"], advice => Assert.Contains(advice, step.Error.Advice(), StringComparison.Ordinal));
        Assert.Equal("bot.flow.endpoint.missing", step.Error.PlatformCode);
        Assert.Equal(BotVersionState.Draft, step.Told().State);
    }

    [Fact]
    public async Task One_that_is_still_publishing_at_its_deadline_goes_on_and_nothing_is_rolled_back()
    {
        await using var organisation = await StartAsync(PublishOutcome.Stuck);

        var run = await organisation.RunAsync(Wish() with { Timeout = TimeSpan.FromSeconds(4) });

        run.AssertEnded(StepStatus.StillRunning, ExitCode.StillRunning, ErrorIds.BotPublishTimeout);
        Assert.Contains("still publishing after 4 s", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new ReadBotVersion("order-bot", "2.0"), run.Steps[0].Error!.Actions());
        Assert.Equal("publishing", organisation.Observer.Checkpoint("deployment_stuck").Facts["state"]);
        Assert.Empty(organisation.Asked("1.2"));
        Assert.False(run.Steps[0].Told().RolledBack);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_look_that_fails_is_no_end(int status)
    {
        await using var organisation = await TestOrganisation.StartAsync(transport: TestOrganisation.Brisk with { Resends = 1 });
        var fault = status == 200 ? Fault.HtmlPage : Fault.ErrorStatus;
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = fault, Status = status, Nth = 2, Times = status == 404 ? 2 : 4 });

        var step = await organisation.PublishAsync(Wish());

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(2, organisation.Observer.Warnings.Count);
    }

    [Fact]
    public async Task Not_being_allowed_to_look_leaves_it_going_on_and_says_what_is_missing()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Looks, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.StillRunning, ExitCode.StillRunning, ErrorIds.PermissionMissing);
        Assert.Contains("conversations:bot:read", run.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Empty(organisation.Asked("1.2"));
    }

    [Fact]
    public async Task One_that_another_version_superseded_meanwhile_is_told_and_not_rolled_back()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("1", "published"), new ScriptedVersion("2", "draft", "publishing", "superseded"));

        var run = await bot.RunAsync(Wish("2", "b"));

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.BotSuperseded);
        Assert.Contains("Nothing was rolled back. The platform says that version '1' is live.", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Single(bot.Asked);
        Assert.Equal(BotVersionState.Superseded, run.Steps[0].Told().State);
    }

    [Fact]
    public async Task A_state_that_is_not_known_is_no_end_and_words_count_in_any_case()
    {
        await using var bot = new ScriptedBot(new ScriptedVersion("2", "draft", "Compiling", "warming-up", "PUBLISHED"));

        var run = await bot.RunAsync(Wish("2", "b"));

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Contains("following: Compiling at the platform.", bot.Observer.Progress);
        Assert.Contains("following: warming-up at the platform.", bot.Observer.Progress);
    }

    [Fact]
    public async Task Without_waiting_it_is_asked_for_and_not_looked_at()
    {
        await using var organisation = await StartAsync(PublishOutcome.Stuck);

        var step = await organisation.PublishAsync(Wish() with { Wait = false });

        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal((BotVersionState.Publishing, null), (step.Told().State, step.Told().LatencyMs));
        Assert.Single(organisation.Requests.Of("GET", Looks));
    }
}
