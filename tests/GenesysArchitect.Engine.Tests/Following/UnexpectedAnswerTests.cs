using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Following;

/// <summary>A deployment whose state comes in odd forms is followed to its end, and rolled back where it failed.</summary>
public class UnexpectedAnswerTests
{
    [Theory]
    [InlineData("""{"id":"dep-1","bundleId":"b","status":"FAILED","errors":[{"code":"c","message":"cut \ud83d"},null]}""")]
    [InlineData("""{"id":"dep-1","bundleId":"b","status":"FAILED","endTime":"","startTime":1767225600000,"errors":"text"}""")]
    [InlineData("""{"id":"dep-1","status":"FAILED","errors":{"message":"m"},"environmentId":[]}""")]
    public async Task What_failed_is_rolled_back_however_its_reasons_are_written(string failed)
    {
        var rolledBack = false;
        await using var host = new RawHost(request => request switch
        {
            { Method: "POST", Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json("""{"valid":true}"""),
            { Method: "POST", Target: var target } when target.EndsWith("/rollback", StringComparison.Ordinal) => RollBack(),
            { Method: "POST" } => RawReply.Json("""{"id":"dep-1","bundleId":"b","status":"PENDING"}""", 201),
            { Target: var target } when target.Contains("deployments/", StringComparison.Ordinal) => RawReply.Json(rolledBack ? """{"id":"dep-1","bundleId":"b","status":"ROLLED_BACK","endTime":"2026-01-01T00:00:00.000+0000"}""" : failed),
            _ => RawReply.Json("[]"),
        });
        using var connection = host.Connect();

        RawReply RollBack()
        {
            rolledBack = true;
            return RawReply.Json("""{"id":"dep-1","bundleId":"b","status":"ROLLBACK_TRIGGERED"}""", 202);
        }

        var engine = new DeploymentEngine(connection);
        var plan = await engine.PlanAsync([new BundleDeployment { BundleId = "b", Target = DeploymentTarget.Environment("e") }], CancellationToken.None);
        var result = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        Assert.Equal((StepStatus.RolledBack, ExitCode.Failed), (Assert.Single(result.Steps).Status, result.ExitCode));
        Assert.Single(host.Calls, call => call.Target.EndsWith("/rollback", StringComparison.Ordinal));
    }
}
