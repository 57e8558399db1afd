using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Which version to go back to is settled before anything is published.</summary>
public class PreviousVersionTests
{
    [Fact]
    public async Task It_is_the_one_that_is_live_by_the_platforms_list()
    {
        await using var organisation = await StartAsync();

        var plan = await organisation.PlanAsync(Wish());
        var step = await organisation.PublishAsync(Wish());

        Assert.Contains("takes the place of version '1.2'", plan.Reasons);
        Assert.Empty(plan.Notes);
        Assert.Equal("1.2", step.Told().PreviousVersionId);
        Assert.Equal("1.2", organisation.Observer.Checkpoint("publishing").Facts["previousVersionId"]);
        Assert.Equal(BotVersionState.Superseded, organisation.StateOf("1.2"));
    }

    [Fact]
    public async Task One_that_is_named_is_taken_and_no_list_is_asked_for()
    {
        await using var organisation = await StartAsync();

        var plan = await organisation.PlanAsync(Wish() with { PreviousVersionId = "1.1", RequireRollback = true });

        Assert.Null(plan.Blocked);
        Assert.Contains("takes the place of version '1.1'", plan.Reasons);
        Assert.Empty(organisation.Requests.Of("GET", Lists));
    }

    [Theory]
    [InlineData("9.9", "no such version")]
    [InlineData("2.0", "the one to be published")]
    public async Task One_that_is_named_and_cannot_be_gone_back_to_blocks_the_publishing(string previous, string why)
    {
        await using var organisation = await StartAsync();

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = previous });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.BotRollbackUnknown);
        Assert.Contains($"version '{previous}'", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(why, run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new UseOption(EngineOption.PreviousVersionId), run.Steps[0].Error!.Actions());
        Assert.Empty(organisation.Asked());
    }

    [Theory]
    [InlineData(true, "no list of versions")]
    [InlineData(false, "No other version of bot 'order-bot' is live")]
    public async Task Where_none_is_known_that_is_noted_before_publishing_and_it_is_published_all_the_same(bool withoutList, string why)
    {
        await using var organisation = await StartWithoutPreviousAsync(withoutList);

        var note = Assert.Single((await organisation.PlanAsync(Wish())).Notes);
        var step = await organisation.PublishAsync(Wish());

        Assert.Contains(why, note, StringComparison.Ordinal);
        Assert.Contains("cannot be rolled back", note, StringComparison.Ordinal);
        step.AssertEnded(StepStatus.Succeeded);
        Assert.Null(step.Told().PreviousVersionId);
        Assert.Equal(string.Empty, organisation.Observer.Checkpoint("publishing").Facts["previousVersionId"]);
    }

    [Theory]
    [InlineData(true, "no list of versions")]
    [InlineData(false, "no other version of bot 'order-bot' is live")]
    public async Task Where_none_is_known_and_a_way_back_is_asked_for_nothing_is_published(bool withoutList, string why)
    {
        await using var organisation = await StartWithoutPreviousAsync(withoutList);

        var run = await organisation.RunAsync(Wish() with { RequireRollback = true });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.BotRollbackUnknown);
        Assert.Contains(why, run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new UseOption(EngineOption.PreviousVersionId), run.Steps[0].Error!.Actions());
        Assert.Empty(organisation.Asked());
    }

    [Fact]
    public async Task Where_nothing_is_to_be_rolled_back_there_is_nothing_to_note()
    {
        await using var organisation = await StartWithoutPreviousAsync(withoutList: true);

        Assert.Empty((await organisation.PlanAsync(Wish() with { RollbackOnFailure = false })).Notes);
    }

    [Fact]
    public async Task Without_a_list_a_version_that_is_named_is_a_way_back()
    {
        await using var organisation = await StartWithoutPreviousAsync(withoutList: true);

        var plan = await organisation.PlanAsync(Wish() with { PreviousVersionId = "1.1", RequireRollback = true });

        Assert.Null(plan.Blocked);
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_told_as_not_found_and_nothing_is_published()
    {
        await using var organisation = await StartAsync();

        var run = await organisation.RunAsync(Wish("9.9"));

        run.AssertEnded(StepStatus.Blocked, ExitCode.Failed, ErrorIds.NotFound);
        Assert.Contains("9.9", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Empty(organisation.Asked());
    }

    [Fact]
    public async Task A_list_that_must_not_be_seen_is_told_and_nothing_is_published()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new() { Method = "GET", Path = Lists, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Blocked, ExitCode.Failed, ErrorIds.PermissionMissing);
        Assert.Contains("conversations:bot:read", run.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Empty(organisation.Asked());
    }

    private static async Task<TestOrganisation> StartWithoutPreviousAsync(bool withoutList)
    {
        var organisation = await StartAsync(options: TestOrganisation.Quick with { WithoutBotVersionList = withoutList });
        organisation.Put("order-bot", ("1.1", BotVersionState.Superseded), ("2.0", BotVersionState.Draft));
        return organisation;
    }
}
