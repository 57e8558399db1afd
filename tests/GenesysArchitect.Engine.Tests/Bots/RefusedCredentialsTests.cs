using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;
using static GenesysArchitect.Engine.Tests.Bots.BotRuns;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Credentials that are refused are put down, whenever that shows.</summary>
public class RefusedCredentialsTests
{
    [Fact]
    public async Task Refused_when_planning_they_end_it_and_are_put_down()
    {
        await using var organisation = await TestOrganisation.StartAsync(with: settings => settings with { Client = new ClientCredentials("sandbox-client", new Secret("not-the-secret-0123")) });

        var refused = await Assert.ThrowsAsync<GcException>(() => organisation.Engine.PlanAsync(new[] { Wish() }, new PlanOptions(), [organisation.Observer], CancellationToken.None));

        Assert.Equal(ErrorKind.Authentication, refused.Kind);
        var put = organisation.Observer.Checkpoint("auth_failed");
        Assert.Equal((Wish().Address, refused.ErrorId), (put.Address, put.Facts["error"]));
        Assert.Empty(organisation.Asked());
    }

    [Fact]
    public async Task Refused_when_the_publishing_is_asked_for_they_end_the_step_and_are_put_down()
    {
        await using var organisation = await StartAsync();
        var plan = await organisation.Engine.PlanAsync([Wish()], CancellationToken.None);
        Refuse(organisation);

        var run = await organisation.Engine.RunAsync(plan, new RunOptions(), [organisation.Observer], CancellationToken.None);

        Assert.Equal((StepStatus.Failed, ErrorKind.Authentication, ExitCode.Failed), (run.Steps[0].Status, run.Steps[0].Error?.Kind, run.ExitCode));
        Assert.Equal(["publishing", "publish_trigger_error", "publish_trigger_failed", "auth_failed"], organisation.Observer.Checkpoints());
        Assert.Equal(run.Steps[0].Error!.ErrorId, organisation.Observer.Checkpoint("auth_failed").Facts["error"]);
        Assert.Equal(0, organisation.Acted("2.0"));
    }

    [Fact]
    public async Task Refused_while_it_is_followed_they_leave_it_going_on_and_are_put_down()
    {
        await using var organisation = await StartAsync();
        RefuseAfter(organisation, request => request is { Method: "POST", Acted: true });

        var run = await organisation.RunAsync(Wish());

        Assert.Equal((StepStatus.StillRunning, ErrorKind.Authentication, ExitCode.StillRunning), (run.Steps[0].Status, run.Steps[0].Error?.Kind, run.ExitCode));
        Assert.Equal(["publishing", "publish_triggered", "auth_failed"], organisation.Observer.Checkpoints());
        Assert.Empty(organisation.Asked("1.2"));
    }

    [Fact]
    public async Task Refused_while_it_is_rolled_back_they_are_put_down_beside_what_failed()
    {
        await using var organisation = await StartAsync(PublishOutcome.Failed);
        RefuseAfter(organisation, request => request.Method == "POST" && request.Path.Contains("/1.1/", StringComparison.Ordinal));

        var run = await organisation.RunAsync(Wish() with { PreviousVersionId = "1.1" });

        run.AssertEnded(StepStatus.RollbackFailed, ExitCode.RollbackFailed, ErrorIds.BotPublishFailed);
        Assert.Equal(ErrorIds.BotRollbackFailed, run.Steps[0].RollbackError?.ErrorId);
        Assert.Contains("What is live now the platform does not say", run.Steps[0].RollbackError!.Message, StringComparison.Ordinal);
        Assert.Equal(1, organisation.Observer.Checkpoints().Count(name => name == "auth_failed"));
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_replaced_and_nothing_is_put_down()
    {
        await using var organisation = await StartAsync();
        var revoked = 0;
        organisation.Requests.Answered += request =>
        {
            if (request is { Method: "POST", Acted: true } && request.Path.EndsWith("/publish", StringComparison.Ordinal) && Interlocked.Increment(ref revoked) == 1)
            {
                organisation.Sandbox.RevokeTokens();
            }
        };

        (await organisation.PublishAsync(Wish())).AssertEnded(StepStatus.Succeeded);

        Assert.Equal((1, 2), (organisation.Acted("2.0"), organisation.Sandbox.Facts.Grants));
        Assert.DoesNotContain("auth_failed", organisation.Observer.Checkpoints());
    }

    private static void RefuseAfter(TestOrganisation organisation, Func<RequestRecord, bool> isIt) => organisation.Requests.Answered += request =>
    {
        if (request.Path.EndsWith("/publish", StringComparison.Ordinal) && isIt(request))
        {
            Refuse(organisation);
        }
    };

    private static void Refuse(TestOrganisation organisation)
    {
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TestOrganisation.TokenRequests, Fault = Fault.ErrorStatus, Status = 401 });
        organisation.Sandbox.RevokeTokens();
    }
}
