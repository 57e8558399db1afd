using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>What is told of a version: all there is to know of it, and of what became of it.</summary>
public class ResultTests
{
    [Fact]
    public async Task A_version_that_was_published_is_told_with_all_there_is_to_know()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var told = (await organisation.PublishAsync(Wish() with { Flows = ["payments"], Skills = ["billing"], Environment = "prod", RolloutPercentage = 25 })).Told();

        Assert.Equal(("order-bot", "2.0", "1.2"), (told.BotId, told.VersionId, told.PreviousVersionId));
        Assert.Equal((BotVersionState.Published, ChangeKind.Publish, false), (told.State, told.Change, told.RolledBack));
        Assert.Equal(
            [new BotDependency(BotDependencyKind.Flow, "payments", "Payments", BotDependencyStatus.Active), new BotDependency(BotDependencyKind.Skill, "billing", "Billing", BotDependencyStatus.Active)],
            told.Dependencies);
        Assert.Empty(told.Errors);
        Assert.InRange(told.LatencyMs!.Value, 990, 10_000);
        Assert.InRange(told.Duration!.Value.TotalMilliseconds, told.LatencyMs.Value, 15_000);
        Assert.Equal(("prod", 25), (told.Environment, told.RolloutPercentage));
        Assert.Equal("order-bot@2.0", told.ToString());
    }

    [Fact]
    public async Task A_version_that_was_rolled_back_is_told_with_why_and_how_long_both_took()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);

        var told = (await organisation.PublishAsync(Wish() with { Environment = "prod", RolloutPercentage = 1 })).Told();

        Assert.Equal(("2.0", "1.2", true), (told.VersionId, told.PreviousVersionId, told.RolledBack));
        Assert.Equal((BotVersionState.Failed, ChangeKind.Publish), (told.State, told.Change));
        Assert.Equal([new ReportedError("bot.language.model.invalid", "The language model of bot 'order-bot' could not be built.")], told.Errors);

        // Going back is looked at after a second, too, which is no part of the publishing.
        Assert.InRange(told.Duration!.Value.TotalMilliseconds - told.LatencyMs!.Value, 900, 15_000);
        Assert.Equal(("prod", 1), (told.Environment, told.RolloutPercentage));
    }

    [Fact]
    public async Task A_version_that_is_live_already_is_told_as_it_is()
    {
        await using var organisation = await StartAsync();

        var told = (await organisation.PublishAsync(Wish("1.2") with { Skills = ["billing"], Environment = "prod", RolloutPercentage = 100 })).Told();

        Assert.Equal((BotVersionState.Published, ChangeKind.NoChange, false), (told.State, told.Change, told.RolledBack));
        Assert.Equal((null, null), (told.Duration, told.LatencyMs));
        Assert.Equal("billing", Assert.Single(told.Dependencies).Id);
        Assert.Equal(("prod", 100), (told.Environment, told.RolloutPercentage));
    }

    [Fact]
    public async Task A_version_whose_end_was_not_seen_has_no_latency()
    {
        await using var organisation = await StartAsync(PublishOutcome.Stuck);

        var told = (await organisation.PublishAsync(Wish() with { Timeout = TimeSpan.FromSeconds(3) })).Told();

        Assert.Equal((BotVersionState.Publishing, ChangeKind.Publish, null), (told.State, told.Change, told.LatencyMs));
        Assert.InRange(told.Duration!.Value.TotalSeconds, 2.9, 60);
    }

    [Fact]
    public async Task A_version_that_could_not_be_begun_is_told_as_it_stands_with_what_it_needs()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new() { Method = "POST", Path = Publishes, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        var told = (await organisation.PublishAsync(Wish() with { Flows = ["payments"] })).Told();

        Assert.Equal((BotVersionState.Draft, ChangeKind.NoChange), (told.State, told.Change));
        Assert.Equal("1.2", told.PreviousVersionId);
        Assert.Single(told.Dependencies);
    }

    [Fact]
    public async Task A_version_that_could_not_be_read_is_told_by_its_error_alone()
    {
        await using var organisation = await StartAsync();

        Assert.Null((await organisation.PublishAsync(Wish("9.9"))).Output);
    }

    [Fact]
    public async Task Versions_that_are_read_are_told_as_they_stand()
    {
        await using var organisation = await StartAsync();

        var one = await organisation.Engine.Bots.GetAsync("order-bot", "1.3", CancellationToken.None);
        var all = await organisation.Engine.Bots.ListAsync("order-bot", CancellationToken.None);

        Assert.Equal((BotVersionState.Failed, null, null), (one.State, one.Change, one.Duration));
        Assert.Equal("bot.flow.endpoint.missing", Assert.Single(one.Errors).Code);
        Assert.Equal(["1.0 superseded", "1.1 superseded", "1.2 published", "1.3 failed", "2.0 draft"], all.Select(version => $"{version.VersionId} {version.State}"));
    }

    [Fact]
    public async Task Versions_of_a_host_that_has_no_list_are_read_one_by_one()
    {
        await using var organisation = await StartAsync(options: TestOrganisation.Quick with { WithoutBotVersionList = true });

        var missing = await Assert.ThrowsAsync<GcException>(() => organisation.Engine.Bots.ListAsync("order-bot", CancellationToken.None));

        Assert.Equal((ErrorIds.NotFound, 404), (missing.ErrorId, missing.Status));
        Assert.Contains(new UseOption(EngineOption.BotVersionId), missing.Actions());
        Assert.Equal(BotVersionState.Published, (await organisation.Engine.Bots.GetAsync("order-bot", "1.2", CancellationToken.None)).State);
    }
}
