using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Publishing is asked for where it has not begun, and a refusal is looked into.</summary>
public class AskingTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task A_draft_is_asked_for_once_with_nothing_in_the_request(int status)
    {
        await using var organisation = await StartAsync(options: TestOrganisation.Quick with { PublishStatus = status });

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        var asked = Assert.Single(organisation.Asked());
        Assert.Equal((string.Empty, string.Empty), (asked.Query, asked.Body ?? string.Empty));
        Assert.Equal(SandboxState.Published, organisation.StateOf("2.0"));
    }

    [Fact]
    public async Task A_version_that_is_live_is_no_change_and_nothing_is_asked_for()
    {
        await using var organisation = await StartAsync();

        var plan = await organisation.PlanAsync(Wish("1.2"));
        var run = await organisation.RunAsync(Wish("1.2"));

        Assert.Equal(ChangeKind.NoChange, plan.Change);
        Assert.Contains("it is published already", plan.Reasons);
        run.AssertEnded(StepStatus.NoChange, ExitCode.Done);
        Assert.Empty(organisation.Asked());
        Assert.DoesNotContain("publishing", organisation.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_version_that_is_being_published_already_is_followed_and_not_asked_for()
    {
        await using var organisation = await StartAsync(options: TestOrganisation.Quick with { JobDuration = TimeSpan.FromSeconds(3) });
        await AskAsync(organisation, "2.0");

        var plan = await organisation.PlanAsync(Wish());
        var step = await organisation.PublishAsync(Wish());

        Assert.Contains("it is being published already, and is only followed", plan.Reasons);
        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(BotVersionState.Published, step.Told().State);
        Assert.Single(organisation.Asked());
        Assert.DoesNotContain("publishing", organisation.Observer.Checkpoints());
    }

    [Fact]
    public async Task One_that_was_being_published_already_and_fails_is_rolled_back_as_well()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed);
        await AskAsync(organisation, "2.0");

        var step = await organisation.PublishAsync(Wish());

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Single(organisation.Asked("2.0"));
        Assert.Single(organisation.Asked("1.2"));
    }

    [Fact]
    public async Task A_conflict_with_a_publishing_that_somebody_else_began_is_followed()
    {
        await using var organisation = await StartAsync();
        var plan = await organisation.Engine.PlanAsync([Wish()], CancellationToken.None);
        await AskAsync(organisation, "2.0");

        var run = await organisation.Engine.RunAsync(plan, new RunOptions(), [organisation.Observer], CancellationToken.None);

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Equal([202, 409], organisation.Asked("2.0").Select(asked => asked.Status));
        Assert.Equal(ErrorIds.Conflict, organisation.Observer.Checkpoint("publish_trigger_error").Facts["error"]);
    }

    [Fact]
    public async Task A_conflict_with_another_version_is_an_error_and_is_not_rolled_back()
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.3", PublishOutcome.Stuck);
        await AskAsync(organisation, "1.3");

        var run = await organisation.RunAsync(Wish());

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.Conflict);
        Assert.Equal("bot.publish.in.progress", run.Steps[0].Error!.PlatformCode);
        Assert.Single(organisation.Asked("2.0"));
        Assert.Empty(organisation.Asked("1.2"));
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed"], organisation.Observer.Checkpoints());
    }

    [Theory]
    [InlineData(400, ErrorIds.Rejected)]
    [InlineData(403, ErrorIds.PermissionMissing)]
    [InlineData(404, ErrorIds.NotFound)]
    [InlineData(422, ErrorIds.Rejected)]
    public async Task A_refusal_is_told_at_once_and_not_asked_for_again(int status, string errorId)
    {
        await using var organisation = await StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.ErrorStatus, Status = status });

        var step = await organisation.PublishAsync(Wish());

        step.AssertEnded(StepStatus.Failed, errorId);
        Assert.Single(organisation.Asked());
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed"], organisation.Observer.Checkpoints());
        Assert.Equal(errorId, organisation.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
    }

    [Fact]
    public async Task What_is_put_down_stands_in_the_order_in_which_it_happens()
    {
        await using var organisation = await StartAsync();

        await organisation.PublishAsync(Wish());

        Assert.Equal(["publishing", "publish_triggered", "deployment_success"], organisation.Observer.Checkpoints());
        Assert.Equal(Enumerable.Range(1, organisation.Observer.Events.Count), organisation.Observer.Events.Select(happened => (int)happened.Sequence));
    }

    // By somebody else, over the same connection.
    private static async Task AskAsync(TestOrganisation organisation, string version) =>
        await organisation.Client.SendAsync(ApiRequest.Start(ApiPath.Of($"/api/v2/conversations/bots/order-bot/versions/{version}/publish"), "Publish", "bots", version), CancellationToken.None);
}
