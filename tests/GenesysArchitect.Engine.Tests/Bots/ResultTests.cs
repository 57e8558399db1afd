using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>The result of a version and its publishing.</summary>
public class ResultTests
{
    [Fact]
    public async Task A_published_version_has_a_complete_result()
    {
        await using var organization = await TestOrganization.StartAsync();

        var reported = (await organization.PublishAsync(DesiredResource() with { Flows = ["payments"], Skills = ["billing"], Environment = "prod", RolloutPercentage = 25 })).Reported();

        Assert.Equal(("order-bot", "2.0", "1.2"), (reported.BotId, reported.VersionId, reported.PreviousVersionId));
        Assert.Equal((BotVersionState.Published, ChangeKind.Publish, false), (reported.State, reported.Change, reported.RolledBack));
        Assert.Equal(
            [new BotDependency(BotDependencyKind.Flow, "payments", "Payments", BotDependencyStatus.Active), new BotDependency(BotDependencyKind.Skill, "billing", "Billing", BotDependencyStatus.Active)],
            reported.Dependencies);
        Assert.Empty(reported.Errors);
        Assert.InRange(reported.LatencyMs!.Value, 990, 10_000);
        Assert.InRange(reported.Duration!.Value.TotalMilliseconds, reported.LatencyMs.Value, 15_000);
        Assert.Equal(("prod", 25), (reported.Environment, reported.RolloutPercentage));
        Assert.Equal("order-bot@2.0", reported.ToString());
    }

    [Fact]
    public async Task A_rolled_back_version_is_reported_with_reason_and_duration()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);

        var reported = (await organization.PublishAsync(DesiredResource() with { Environment = "prod", RolloutPercentage = 1 })).Reported();

        Assert.Equal(("2.0", "1.2", true), (reported.VersionId, reported.PreviousVersionId, reported.RolledBack));
        Assert.Equal((BotVersionState.Failed, ChangeKind.Publish), (reported.State, reported.Change));
        Assert.Equal([new ReportedError("bot.language.model.invalid", "The language model of bot 'order-bot' could not be built.")], reported.Errors);

        // The rollback is first polled after a second as well, which does not count for the publishing.
        Assert.InRange(reported.Duration!.Value.TotalMilliseconds - reported.LatencyMs!.Value, 900, 15_000);
        Assert.Equal(("prod", 1), (reported.Environment, reported.RolloutPercentage));
    }

    [Fact]
    public async Task A_version_that_is_live_already_is_reported_as_it_is()
    {
        await using var organization = await StartAsync();

        var reported = (await organization.PublishAsync(DesiredResource("1.2") with { Skills = ["billing"], Environment = "prod", RolloutPercentage = 100 })).Reported();

        Assert.Equal((BotVersionState.Published, ChangeKind.NoChange, false), (reported.State, reported.Change, reported.RolledBack));
        Assert.Equal((null, null), (reported.Duration, reported.LatencyMs));
        Assert.Equal("billing", Assert.Single(reported.Dependencies).Id);
        Assert.Equal(("prod", 100), (reported.Environment, reported.RolloutPercentage));
    }

    [Fact]
    public async Task A_version_whose_end_was_not_seen_has_no_latency()
    {
        await using var organization = await StartAsync(PublishOutcome.Stuck);

        var reported = (await organization.PublishAsync(DesiredResource() with { Timeout = TimeSpan.FromSeconds(3) })).Reported();

        Assert.Equal((BotVersionState.Publishing, ChangeKind.Publish, null), (reported.State, reported.Change, reported.LatencyMs));
        Assert.InRange(reported.Duration!.Value.TotalSeconds, 2.9, 60);
    }

    [Fact]
    public async Task A_version_that_was_not_started_is_reported_with_state_and_dependencies()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new() { Method = "POST", Path = Publishes, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        var reported = (await organization.PublishAsync(DesiredResource() with { Flows = ["payments"] })).Reported();

        Assert.Equal((BotVersionState.Draft, ChangeKind.NoChange), (reported.State, reported.Change));
        Assert.Equal("1.2", reported.PreviousVersionId);
        Assert.Single(reported.Dependencies);
    }

    [Fact]
    public async Task A_version_that_could_not_be_read_has_only_an_error()
    {
        await using var organization = await StartAsync();

        Assert.Null((await organization.PublishAsync(DesiredResource("9.9"))).Output);
    }

    [Fact]
    public async Task Versions_are_read_with_their_states()
    {
        await using var organization = await StartAsync();

        var one = await organization.Engine.Bots.GetAsync("order-bot", "1.3", CancellationToken.None);
        var all = await organization.Engine.Bots.ListAsync("order-bot", CancellationToken.None);

        Assert.Equal((BotVersionState.Failed, null, null), (one.State, one.Change, one.Duration));
        Assert.Equal("bot.flow.endpoint.missing", Assert.Single(one.Errors).Code);
        Assert.Equal(["1.0 superseded", "1.1 superseded", "1.2 published", "1.3 failed", "2.0 draft"], all.Select(version => $"{version.VersionId} {version.State}"));
    }

    [Fact]
    public async Task Versions_of_a_host_that_has_no_list_are_read_one_by_one()
    {
        await using var organization = await StartAsync(options: TestOrganization.Quick with { WithoutBotVersionList = true });

        var missing = await Assert.ThrowsAsync<GcException>(() => organization.Engine.Bots.ListAsync("order-bot", CancellationToken.None));

        Assert.Equal((ErrorIds.NotFound, 404), (missing.ErrorId, missing.Status));
        Assert.Contains(new UseOption(EngineOption.BotVersionId), missing.Actions());
        Assert.Equal(BotVersionState.Published, (await organization.Engine.Bots.GetAsync("order-bot", "1.2", CancellationToken.None)).State);
    }
}
