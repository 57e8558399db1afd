using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>Cancelling races with the end of a deployment: its final status decides.</summary>
public class CancellingTests
{
    private static BundleDeployment Impatient { get; } = Bundle("e", "b") with { Timeout = TimeSpan.FromSeconds(1), OnTimeout = OnTimeout.Cancel };

    [Theory]
    [InlineData("COMPLETED", StepStatus.Succeeded, null)]
    [InlineData("ROLLED_BACK", StepStatus.RolledBack, ErrorIds.DeploymentFailed)]
    [InlineData("CANCELLED", StepStatus.Failed, ErrorIds.DeploymentTimeout)]
    public async Task A_deployment_that_ends_during_cancellation_has_the_platforms_status(string end, StepStatus expected, string? errorId)
    {
        var cancelled = false;
        await using var host = Host(
            _ =>
            {
                cancelled = true;
                return RawReply.Json("""{"code":"deployment.ended"}""", 409);
            },
            () => cancelled ? end : "IN_PROGRESS");

        var result = await DeployAsync(host, Impatient);

        Assert.Equal(expected, result.Status);
        Assert.Equal(errorId, result.Error?.ErrorId);
        Assert.Equal(new DeploymentStatus(end), Assert.IsType<GcBundleDeployment>(result.Output).Status);
    }

    [Fact]
    public async Task A_deployment_that_continues_is_not_reported_as_cancelled()
    {
        await using var host = Host(_ => RawReply.Raw(204, []), () => "IN_PROGRESS");

        var result = await DeployAsync(host, Impatient);

        Assert.Equal(StepStatus.StillRunning, result.Status);
        Assert.DoesNotContain("was cancelled", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_cancellation_whose_retry_is_rejected_has_succeeded()
    {
        var cancelled = false;
        await using var host = Host(
            request =>
            {
                cancelled = true;
                return request.Nth == 1 ? RawReply.Close : RawReply.Json("""{"code":"deployment.ended"}""", 409);
            },
            () => cancelled ? "CANCELLED" : "IN_PROGRESS");
        using var connection = host.Connect();

        var stopped = await new DeploymentEngine(connection).Bundles.StopAsync(new DeploymentKey("dep-1"), CancellationToken.None);

        Assert.Equal(DeploymentStatus.Cancelled, stopped.Status);
    }

    [Fact]
    public async Task A_cancelling_that_was_refused_is_an_error()
    {
        await using var host = Host(_ => RawReply.Json("{}", 409), () => "IN_PROGRESS");
        using var connection = host.Connect();

        var error = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection).Bundles.StopAsync(new DeploymentKey("dep-1"), CancellationToken.None));

        Assert.Equal(ErrorIds.Conflict, error.ErrorId);
    }

    [Fact]
    public async Task One_that_was_cancelled_because_the_run_was_stopped_is_reported_as_such()
    {
        await using var organization = await StartAsync(Quick with { JobDuration = TimeSpan.FromMinutes(5) });

        var result = await organization.Time.StopAsync(
            stop => organization.DeployOneAsync(Bundle() with { CancelOnStop = true }, stop),
            () => organization.Observer.Events.OfType<StepProgressed>().Any(progress => progress.Phase == Phase.Following));

        Assert.Equal(DeploymentStatus.Cancelled, Assert.IsType<GcBundleDeployment>(result.Output).Status);
    }

    private static RawHost Host(Func<RawRequest, RawReply> cancel, Func<string> status) => new(request => request switch
    {
        { Method: "DELETE" } => cancel(request),
        { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
        { Method: "POST" } => RawReply.Json(Deployment("PENDING"), 202),
        { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => RawReply.Json(Deployment(status())),
        _ => RawReply.Json("[]"),
    });

    private static string Deployment(string status) => RawReply.Deployment.Replace("COMPLETED", status, StringComparison.Ordinal);

    private static async Task<StepResult> DeployAsync(RawHost host, BundleDeployment desired)
    {
        using var connection = host.Connect();
        var engine = new DeploymentEngine(connection);
        var run = await engine.RunAsync(await engine.PlanAsync([desired], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        return Assert.Single(run.Steps);
    }
}
