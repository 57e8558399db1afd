using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Webhooks;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>The notifications of a run over real HTTP, and that a receiver does not affect the run.</summary>
public sealed class RunTests
{
    private const string SigningSecret = "a-secret-to-sign-with";

    [Fact]
    public async Task A_deployment_is_reported_with_its_end_signed_and_without_the_platforms_token()
    {
        await using var organization = await TestOrganization.StartAsync();
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        using var outbox = new Outbox();
        var result = await DeployAsync(organization, outbox.Observer(Outbox.Endpoint(receiver), SigningSecret), TestOrganization.Bundle());

        var reported = Assert.Single(receiver.Calls);
        var payload = TestOrganization.Json(reported.Body);
        var deployment = (GcBundleDeployment)Assert.Single(result.Steps).Output!;
        Assert.Equal(["event", "deploymentId", "status", "latencyMs", "impactAssessment", "timestamp", "runId", "bundleId", "environment"], payload.EnumerateObject().Select(property => property.Name));
        Assert.Equal("deployment.completed", payload.GetProperty("event").GetString());
        Assert.Equal(deployment.DeploymentId, payload.GetProperty("deploymentId").GetString());
        Assert.Equal("COMPLETED", payload.GetProperty("status").GetString());
        Assert.Equal(deployment.LatencyMs, payload.GetProperty("latencyMs").GetInt64());
        Assert.Equal("Low", payload.GetProperty("impactAssessment").GetProperty("level").GetString());
        Assert.InRange(payload.GetProperty("timestamp").GetDateTimeOffset(), deployment.EndTime!.Value.AddMinutes(-1), deployment.EndTime.Value.AddMinutes(1));

        Assert.Equal("deployment.completed", reported.Headers["X-GenesysArchitect-Event"]);
        Assert.Equal("application/json; charset=utf-8", reported.Headers["Content-Type"]);
        Assert.Equal(Signature(reported), reported.Headers["X-GenesysArchitect-Signature"]);
        Assert.Null(reported.Authorization);
        Assert.All(reported.Headers.Values, value => Assert.DoesNotContain("Bearer", value, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(receiver.Requests, request => request.IsTokenRequest);
    }

    [Fact]
    public async Task A_failed_and_rolled_back_deployment_is_notified_as_such()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Organization.Outcomes.Set("northwind-ivr", "test", JobOutcome.Failed);
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        using var outbox = new Outbox();
        await DeployAsync(organization, outbox.Observer(Outbox.Endpoint(receiver)), TestOrganization.Bundle());

        var payload = TestOrganization.Json(Assert.Single(receiver.Calls).Body);
        Assert.Equal("ROLLED_BACK", payload.GetProperty("status").GetString());
        Assert.Equal("Gc.Bundle.DeploymentFailed", payload.GetProperty("errorId").GetString());
        Assert.False(receiver.Calls[0].Headers.ContainsKey("X-GenesysArchitect-Signature"));
    }

    [Fact]
    public async Task A_receiver_without_response_does_not_delay_the_run()
    {
        await using var organization = await TestOrganization.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = new RawHost(_ =>
        {
            asked.TrySetResult();
            return RawReply.Silence;
        });
        using var outbox = new Outbox();
        await using var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver)) with { Deadline = TimeSpan.FromMilliseconds(100) });
        var engine = new DeploymentEngine(organization.Connection, organization.Log, [observer]);
        var plan = await engine.PlanAsync([TestOrganization.Bundle("test"), TestOrganization.Bundle("prod")], CancellationToken.None);
        var result = await engine.RunAsync(plan, new RunOptions(), [], CancellationToken.None);

        // The run is over, and the receiver is still processing the first attempt at most.
        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(2, (await outbox.PendingAsync()).Count);
        await asked.Task.OrHang();
        Assert.Single(receiver.Calls);
        Assert.Contains("2 webhook deliveries to 127.0.0.1", Assert.Single(await observer.FinishAsync(CancellationToken.None)), StringComparison.Ordinal);
        Assert.Equal(2, (await outbox.PendingAsync()).Count);
    }

    [Fact]
    public async Task A_disk_that_fails_is_reported_and_the_run_continues()
    {
        await using var organization = await TestOrganization.StartAsync();
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        using var outbox = new Outbox();
        Directory.CreateDirectory(outbox.Folder);
        await File.WriteAllTextAsync(outbox.Files, "no folder");
        var recorder = new RecordingObserver();
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver));
        var engine = new DeploymentEngine(organization.Connection, organization.Log, [observer, recorder]);
        var result = await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None), new RunOptions(), [], CancellationToken.None);

        Assert.Equal(StepStatus.Succeeded, Assert.Single(result.Steps).Status);
        Assert.Equal("Webhooks", Assert.Single(recorder.Events.OfType<ObserverFailed>()).Observer);
    }

    [Fact]
    public async Task Planning_does_not_send_deliveries_of_earlier_runs()
    {
        await using var organization = await TestOrganization.StartAsync();
        await using var receiver = new RawHost(_ => RawReply.Json("{}", 503));
        using var outbox = new Outbox();
        await outbox.LeaveAsync(Outbox.Endpoint(receiver), 1);
        var before = receiver.Calls.Count;
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver));
        await new DeploymentEngine(organization.Connection, null, [observer]).PlanAsync([TestOrganization.Bundle()], CancellationToken.None);

        Assert.Empty(await observer.FinishAsync(CancellationToken.None));
        Assert.InRange(receiver.Calls.Count, before, before + 1);
        Assert.Single(await outbox.PendingAsync());
    }

    [Fact]
    public async Task One_that_passes_its_deadline_is_reported_as_stuck()
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { JobDuration = TimeSpan.FromMinutes(5) });
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        using var outbox = new Outbox();
        await DeployAsync(organization, outbox.Observer(Outbox.Endpoint(receiver)), TestOrganization.Bundle() with { Timeout = TimeSpan.FromMilliseconds(300) });

        var payload = TestOrganization.Json(Assert.Single(receiver.Calls).Body);
        Assert.Equal("deployment.stuck", payload.GetProperty("event").GetString());
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("latencyMs").ValueKind);
    }

    [Fact]
    public async Task A_bot_that_is_published_and_a_deployment_that_is_cancelled_or_rolled_back_are_reported()
    {
        await using var organization = await TestOrganization.StartAsync(SandboxSeeds());
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        using var outbox = new Outbox();
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver));
        var engine = new DeploymentEngine(organization.Connection, null, [observer]);
        await engine.RunAsync(await engine.PlanAsync([new BotVersion { BotId = "order-bot", VersionId = "2.0" }], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        var done = await engine.RunAsync(await engine.PlanAsync([TestOrganization.Bundle()], CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        var id = ((GcBundleDeployment)Assert.Single(done.Steps).Output!).DeploymentId!;
        await engine.Bundles.UndoAsync(new DeploymentKey(id, "northwind-ivr"), "test", TimeSpan.FromSeconds(20), new RecordingObserver(), CancellationToken.None);
        Assert.Empty(await observer.FinishAsync(CancellationToken.None));

        Assert.Equal(
            ["bot.published published", "deployment.completed COMPLETED", "deployment.completed ROLLED_BACK"],
            receiver.Calls.Select(call => TestOrganization.Json(call.Body)).Select(reported => $"{reported.GetProperty("event").GetString()} {reported.GetProperty("status").GetString()}"));
        Assert.Equal(["bot.published", "deployment.completed", "deployment.completed"], receiver.Calls.Select(call => call.Headers["X-GenesysArchitect-Event"]));
    }

    private static SandboxOptions SandboxSeeds() => new() { JobDuration = TimeSpan.FromMilliseconds(200), RateLimit = 1_000_000 };

    private static async Task<RunResult> DeployAsync(TestOrganization organization, WebhookObserver webhooks, params Resource[] desired)
    {
        await using var observer = webhooks;
        var engine = new DeploymentEngine(organization.Connection, organization.Log, [observer]);
        var result = await engine.RunAsync(await engine.PlanAsync(desired, CancellationToken.None), new RunOptions(), [], CancellationToken.None);
        Assert.Empty(await observer.FinishAsync(CancellationToken.None));
        return result;
    }

    // As documented in docs/webhooks.md, and as a receiver would implement it.
    private static string Signature(RawRequest reported)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(SigningSecret));
        var signed = $"{reported.Headers["X-GenesysArchitect-Timestamp"]}.{reported.Headers["X-GenesysArchitect-Delivery"]}.{reported.Body}";
        return $"sha256={Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes(signed))).ToLowerInvariant()}";
    }
}
