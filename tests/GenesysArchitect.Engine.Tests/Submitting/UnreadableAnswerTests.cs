using System.Globalization;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Submitting;

/// <summary>A host that accepts a deployment with an unreadable response, or lists it late.</summary>
public class UnreadableAnswerTests
{
    private const string Valid = """{"valid":true}""";

    [Theory]
    [InlineData("[]")]
    [InlineData("\"accepted\"")]
    [InlineData("""{"id":17,"status":"PENDING"}""")]
    [InlineData("""{"id":"dep-1","status":"PENDING","startTime":1767225600}""")]
    [InlineData("""{"id":null,"status":"PENDING"}""")]
    [InlineData("null")]
    public async Task An_accepted_submission_whose_answer_has_another_shape_is_checked_and_followed(string answer)
    {
        var listed = false;
        await using var host = new RawHost(request => request switch
        {
            { Method: "POST", Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json(Valid),
            { Method: "POST" } => Accept(),
            { Target: var target } when target.Contains("deployments/", StringComparison.Ordinal) => RawReply.Json(RawReply.Deployment),
            _ => RawReply.Json(listed && request.Target.EndsWith("offset=0", StringComparison.Ordinal) ? $"[{RawReply.Deployment}]" : "[]"),
        });
        using var connection = host.Connect();

        RawReply Accept()
        {
            listed = true;
            return RawReply.Json(answer, 201);
        }

        var result = await DeployAsync(connection, "e");

        Assert.Equal(StepStatus.Succeeded, result[0].Status);
        Assert.Single(host.Calls, call => call.Target.EndsWith("/deploy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accepted_submission_that_was_cut_and_never_shows_is_ambiguous_and_not_retried()
    {
        await using var host = new RawHost(request => request switch
        {
            { Method: "POST", Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json(Valid),
            { Method: "POST" } => RawReply.Text("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"id\":\"dep-"),
            _ => RawReply.Json("[]"),
        });
        using var connection = host.Connect();

        var result = await DeployAsync(connection, "e");

        Assert.Equal(ErrorIds.SubmissionAmbiguous, result[0].Error?.ErrorId);
        Assert.Single(host.Calls, call => call.Target.EndsWith("/deploy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_own_deployment_listed_late_is_not_mistaken_for_a_lost_one()
    {
        // The list lags behind: it shows nothing until the second submission has been sent twice.
        var submissions = 0;
        await using var host = new RawHost(request => request switch
        {
            { Method: "POST", Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => RawReply.Json(Valid),
            { Method: "POST" } => ++submissions == 2 ? RawReply.Close : RawReply.Json(Deployment(submissions == 1 ? 1 : 2), 202),
            { Target: var target } when target.Contains("deployments/", StringComparison.Ordinal) => RawReply.Json(Deployment(target.EndsWith("dep-1", StringComparison.Ordinal) ? 1 : 2)),
            _ => RawReply.Json(submissions >= 2 && request.Target.EndsWith("offset=0", StringComparison.Ordinal) ? $"[{Deployment(1)}]" : "[]"),
        });
        using var connection = host.Connect();

        var result = await DeployAsync(connection, "e1", "e2");

        Assert.Equal(["dep-1", "dep-2"], result.Select(step => Assert.IsType<GcBundleDeployment>(step.Output).DeploymentId).Order());
    }

    private static string Deployment(int number) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":"dep-{{number}}","bundleId":"b","status":"COMPLETED","startTime":"2026-01-01T00:00:00.000Z"}""");

    private static async Task<IReadOnlyList<StepResult>> DeployAsync(GcOrgConnection connection, params string[] environments)
    {
        var engine = new DeploymentEngine(connection);
        var plan = await engine.PlanAsync([.. environments.Select(environment => TestOrganization.Bundle(environment, "b"))], CancellationToken.None);
        return (await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None)).Steps;
    }
}
