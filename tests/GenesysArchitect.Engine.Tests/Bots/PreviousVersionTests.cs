using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>The version to roll back to is determined before anything is published.</summary>
public class PreviousVersionTests
{
    [Fact]
    public async Task The_previous_version_is_the_live_one_in_the_platforms_list()
    {
        await using var organization = await StartAsync();

        var plan = await organization.PlanAsync(DesiredResource());
        var step = await organization.PublishAsync(DesiredResource());

        Assert.Contains("replaces version '1.2'", plan.Reasons);
        Assert.Empty(plan.Notes);
        Assert.Equal("1.2", step.Reported().PreviousVersionId);
        Assert.Equal("1.2", organization.Observer.Checkpoint("publishing").Facts["previousVersionId"]);
        Assert.Equal(BotVersionState.Superseded, organization.StateOf("1.2"));
    }

    [Fact]
    public async Task A_specified_previous_version_is_used_without_reading_the_list()
    {
        await using var organization = await StartAsync();

        var plan = await organization.PlanAsync(DesiredResource() with { PreviousVersionId = "1.1", RequireRollback = true });

        Assert.Null(plan.Blocked);
        Assert.Contains("replaces version '1.1'", plan.Reasons);
        Assert.Empty(organization.Requests.Of("GET", Lists));
    }

    [Theory]
    [InlineData("9.9", "no such version")]
    [InlineData("2.0", "the one to be published")]
    public async Task An_invalid_specified_previous_version_blocks_the_publishing(string previous, string why)
    {
        await using var organization = await StartAsync();

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = previous });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.BotRollbackUnknown);
        Assert.Contains($"version '{previous}'", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(why, run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new UseOption(EngineOption.PreviousVersionId), run.Steps[0].Error!.Actions());
        Assert.Empty(organization.Asked());
    }

    [Theory]
    [InlineData(true, "does not list versions")]
    [InlineData(false, "No other version of bot 'order-bot' is live")]
    public async Task Without_a_previous_version_a_note_is_added_and_the_version_is_published(bool withoutList, string why)
    {
        await using var organization = await StartWithoutPreviousAsync(withoutList);

        var note = Assert.Single((await organization.PlanAsync(DesiredResource())).Notes);
        var step = await organization.PublishAsync(DesiredResource());

        Assert.Contains(why, note, StringComparison.Ordinal);
        Assert.Contains("cannot be rolled back", note, StringComparison.Ordinal);
        step.AssertEnded(StepStatus.Succeeded);
        Assert.Null(step.Reported().PreviousVersionId);
        Assert.Equal(string.Empty, organization.Observer.Checkpoint("publishing").Facts["previousVersionId"]);
    }

    [Theory]
    [InlineData(true, "does not list versions")]
    [InlineData(false, "no other version of bot 'order-bot' is live")]
    public async Task Without_a_required_previous_version_nothing_is_published(bool withoutList, string why)
    {
        await using var organization = await StartWithoutPreviousAsync(withoutList);

        var run = await organization.RunAsync(DesiredResource() with { RequireRollback = true });

        run.AssertEnded(StepStatus.Blocked, ExitCode.BadInput, ErrorIds.BotRollbackUnknown);
        Assert.Contains(why, run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(new UseOption(EngineOption.PreviousVersionId), run.Steps[0].Error!.Actions());
        Assert.Empty(organization.Asked());
    }

    [Fact]
    public async Task Without_rollback_there_is_no_note()
    {
        await using var organization = await StartWithoutPreviousAsync(withoutList: true);

        Assert.Empty((await organization.PlanAsync(DesiredResource() with { RollbackOnFailure = false })).Notes);
    }

    [Fact]
    public async Task Without_a_list_a_specified_version_is_used()
    {
        await using var organization = await StartWithoutPreviousAsync(withoutList: true);

        var plan = await organization.PlanAsync(DesiredResource() with { PreviousVersionId = "1.1", RequireRollback = true });

        Assert.Null(plan.Blocked);
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_reported_as_not_found_and_nothing_is_published()
    {
        await using var organization = await StartAsync();

        var run = await organization.RunAsync(DesiredResource("9.9"));

        run.AssertEnded(StepStatus.Blocked, ExitCode.Failed, ErrorIds.NotFound);
        Assert.Contains("9.9", run.Steps[0].Error!.Message, StringComparison.Ordinal);
        Assert.Empty(organization.Asked());
    }

    [Fact]
    public async Task A_list_without_permission_is_reported_and_nothing_is_published()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new() { Method = "GET", Path = Lists, Fault = Sandbox.Faults.Fault.ErrorStatus, Status = 403 });

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Blocked, ExitCode.Failed, ErrorIds.PermissionMissing);
        Assert.Contains("conversations:bot:read", run.Steps[0].Error!.Advice(), StringComparison.Ordinal);
        Assert.Empty(organization.Asked());
    }

    private static async Task<TestOrganization> StartWithoutPreviousAsync(bool withoutList)
    {
        var organization = await StartAsync(options: TestOrganization.Quick with { WithoutBotVersionList = withoutList });
        organization.Put("order-bot", ("1.1", BotVersionState.Superseded), ("2.0", BotVersionState.Draft));
        return organization;
    }
}
