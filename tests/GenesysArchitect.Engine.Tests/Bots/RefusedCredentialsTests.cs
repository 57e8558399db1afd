using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.World.Bots;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Rejected credentials are recorded at any stage.</summary>
public class RefusedCredentialsTests
{
    [Fact]
    public async Task Credentials_rejected_during_planning_end_it_and_are_recorded()
    {
        await using var organization = await TestOrganization.StartAsync(with: settings => settings with { Client = new ClientCredentials("sandbox-client", new Secret("not-the-secret-0123")) });

        var refused = await Assert.ThrowsAsync<GcException>(() => organization.Engine.PlanAsync(new[] { DesiredResource() }, new PlanOptions(), [organization.Observer], CancellationToken.None));

        Assert.Equal(ErrorKind.Authentication, refused.Kind);
        var put = organization.Observer.Checkpoint("auth_failed");
        Assert.Equal((DesiredResource().Address, refused.ErrorId), (put.Address, put.Facts["error"]));
        Assert.Empty(organization.Asked());
    }

    [Fact]
    public async Task Credentials_rejected_when_publishing_end_the_step_and_are_recorded()
    {
        await using var organization = await StartAsync();
        var plan = await organization.Engine.PlanAsync([DesiredResource()], CancellationToken.None);
        Refuse(organization);

        var run = await organization.Engine.RunAsync(plan, new RunOptions(), [organization.Observer], CancellationToken.None);

        Assert.Equal((StepStatus.Failed, ErrorKind.Authentication, ExitCode.Failed), (run.Steps[0].Status, run.Steps[0].Error?.Kind, run.ExitCode));
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed", "auth_failed"], organization.Observer.Checkpoints());
        Assert.Equal(run.Steps[0].Error!.ErrorId, organization.Observer.Checkpoint("auth_failed").Facts["error"]);
        Assert.Equal(0, organization.Acted("2.0"));
    }

    [Fact]
    public async Task Credentials_rejected_while_following_leave_it_running_and_are_recorded()
    {
        await using var organization = await StartAsync();
        RefuseAfter(organization, request => request is { Method: "POST", Acted: true });

        var run = await organization.RunAsync(DesiredResource());

        Assert.Equal((StepStatus.StillRunning, ErrorKind.Authentication, ExitCode.StillRunning), (run.Steps[0].Status, run.Steps[0].Error?.Kind, run.ExitCode));
        Assert.Equal(["publishing", "publish_triggered", "auth_failed"], organization.Observer.Checkpoints());
        Assert.Empty(organization.Asked("1.2"));
    }

    [Fact]
    public async Task Credentials_rejected_during_rollback_are_recorded_with_the_failure()
    {
        await using var organization = await StartAsync(PublishOutcome.Failed);
        RefuseAfter(organization, request => request.Method == "POST" && request.Path.Contains("/1.1/", StringComparison.Ordinal));

        var run = await organization.RunAsync(DesiredResource() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.BotRollbackFailed, run.Steps[0].RollbackError?.ErrorId);
        Assert.Contains("It is unknown which version is live", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Equal(1, organization.Observer.Checkpoints().Count(name => name == "auth_failed"));
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_replaced_and_nothing_is_recorded()
    {
        await using var organization = await StartAsync();
        var revoked = 0;
        organization.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Acted: true } && request.Path.EndsWith("/publish", StringComparison.Ordinal) && Interlocked.Increment(ref revoked) == 1)
            {
                organization.Sandbox.RevokeTokens();
            }
        };

        (await organization.PublishAsync(DesiredResource())).AssertEnded(StepStatus.Succeeded);

        Assert.Equal((1, 2), (organization.Acted("2.0"), organization.Sandbox.Facts.Grants));
        Assert.DoesNotContain("auth_failed", organization.Observer.Checkpoints());
    }

    private static void RefuseAfter(TestOrganization organization, Func<RequestRecord, bool> isIt) => organization.Requests.Answered += request =>
    {
        if (request.Path.EndsWith("/publish", StringComparison.Ordinal) && isIt(request))
        {
            Refuse(organization);
        }
    };

    private static void Refuse(TestOrganization organization)
    {
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganization.TokenRequests, Fault = Fault.ErrorStatus, Status = 401 });
        organization.Sandbox.RevokeTokens();
    }
}
