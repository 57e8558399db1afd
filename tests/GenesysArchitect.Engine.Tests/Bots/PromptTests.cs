using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;
using BotVersionState = GenesysArchitect.Engine.Bots.BotVersionState;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Publishing is requested only if it has not started, and a rejection is checked.</summary>
public class PromptTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task A_draft_is_published_with_a_single_empty_request(int status)
    {
        await using var organization = await StartAsync(options: TestOrganization.Quick with { PublishStatus = status });

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        var asked = Assert.Single(organization.Asked());
        Assert.Equal((string.Empty, string.Empty), (asked.Query, asked.Body ?? string.Empty));
        Assert.Equal(SandboxState.Published, organization.StateOf("2.0"));
    }

    [Fact]
    public async Task A_live_version_is_not_changed_and_nothing_is_requested()
    {
        await using var organization = await StartAsync();

        var plan = await organization.PlanAsync(DesiredResource("1.2"));
        var run = await organization.RunAsync(DesiredResource("1.2"));

        Assert.Equal(ChangeKind.NoChange, plan.Change);
        Assert.Contains("it is already published", plan.Reasons);
        run.AssertEnded(StepStatus.NoChange, ExitCode.Done);
        Assert.Empty(organization.Asked());
        Assert.DoesNotContain("publishing", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_version_that_is_being_published_already_is_followed_and_not_requested()
    {
        await using var organization = await StartAsync(options: TestOrganization.Quick with { JobDuration = TimeSpan.FromSeconds(3) });
        await AskAsync(organization, "2.0");

        var plan = await organization.PlanAsync(DesiredResource());
        var step = await organization.PublishAsync(DesiredResource());

        Assert.Contains("it is already being published, and is only followed", plan.Reasons);
        step.AssertEnded(StepStatus.Succeeded);
        Assert.Equal(BotVersionState.Published, step.Reported().State);
        Assert.Single(organization.Asked());
        Assert.DoesNotContain("publishing", organization.Observer.Checkpoints());
    }

    [Fact]
    public async Task A_version_already_being_published_is_rolled_back_if_it_fails()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed);
        await AskAsync(organization, "2.0");

        var step = await organization.PublishAsync(DesiredResource());

        step.AssertEnded(StepStatus.RolledBack, ErrorIds.BotPublishFailed);
        Assert.Single(organization.Asked("2.0"));
        Assert.Single(organization.Asked("1.2"));
    }

    [Fact]
    public async Task A_conflict_with_a_publishing_that_another_user_started_is_followed()
    {
        await using var organization = await StartAsync();
        var plan = await organization.Engine.PlanAsync([DesiredResource()], CancellationToken.None);
        await AskAsync(organization, "2.0");

        var run = await organization.Engine.RunAsync(plan, new RunOptions(), [organization.Observer], CancellationToken.None);

        run.AssertEnded(StepStatus.Succeeded, ExitCode.Done);
        Assert.Equal([202, 409], organization.Asked("2.0").Select(asked => asked.Status));
        Assert.Equal(ErrorIds.Conflict, organization.Observer.Checkpoint("publish_trigger_error").Facts["error"]);
    }

    [Fact]
    public async Task A_conflict_with_another_version_is_an_error_and_is_not_rolled_back()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Organization.Bots.SetOutcome("order-bot", "1.3", PublishOutcome.Stuck);
        await AskAsync(organization, "1.3");

        var run = await organization.RunAsync(DesiredResource());

        run.AssertEnded(StepStatus.Failed, ExitCode.Failed, ErrorIds.Conflict);
        Assert.Equal("bot.publish.in.progress", run.Steps[0].Error!.PlatformCode);
        Assert.Single(organization.Asked("2.0"));
        Assert.Empty(organization.Asked("1.2"));
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed"], organization.Observer.Checkpoints());
    }

    [Theory]
    [InlineData(400, ErrorIds.Rejected)]
    [InlineData(403, ErrorIds.PermissionMissing)]
    [InlineData(404, ErrorIds.NotFound)]
    [InlineData(422, ErrorIds.Rejected)]
    public async Task A_refusal_is_reported_at_once_and_not_requested_again(int status, string errorId)
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Publishes, Fault = Fault.ErrorStatus, Status = status });

        var step = await organization.PublishAsync(DesiredResource());

        step.AssertEnded(StepStatus.Failed, errorId);
        Assert.Single(organization.Asked());
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed"], organization.Observer.Checkpoints());
        Assert.Equal(errorId, organization.Observer.Checkpoint("publish_trigger_failed").Facts["error"]);
    }

    [Fact]
    public async Task Checkpoints_are_recorded_in_order()
    {
        await using var organization = await StartAsync();

        await organization.PublishAsync(DesiredResource());

        Assert.Equal(["publishing", "publish_triggered", "deployment_success"], organization.Observer.Checkpoints());
        Assert.Equal(Enumerable.Range(1, organization.Observer.Events.Count), organization.Observer.Events.Select(happened => (int)happened.Sequence));
    }

    // By another client, over the same connection.
    private static async Task AskAsync(TestOrganization organization, string version) =>
        await organization.Client.SendAsync(ApiRequest.Start(ApiPath.Of($"/api/v2/conversations/bots/order-bot/versions/{version}/publish"), "Publish", "bots", version), CancellationToken.None);
}
