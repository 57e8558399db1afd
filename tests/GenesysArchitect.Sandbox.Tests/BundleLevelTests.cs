using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class BundleLevelTests
{
    private static readonly JsonObject Reason = new() { ["reason"] = "The smoke test failed." };

    [Fact]
    public async Task A_bundle_is_valid_with_room_to_spare_by_default()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), Wire.Validation("northwind-ivr", "prod"));
        Assert.Equal(
            """{"valid":true,"warnings":[],"errors":[],"compatibilityCheck":{"schemaVersion":"2.1.0","environmentCapacity":{"availableFlowSlots":441,"requiredFlowSlots":2}}}""",
            reply.Expect(200).Body);
    }

    [Fact]
    public async Task Validation_comes_to_what_is_scripted_for_the_bundle_and_environment()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        sandbox.Organization.Validations.Set("northwind-ivr", "prod", new ValidationScript
        {
            Warnings = [new Problem("prompt.missing", "A prompt has no audio.")],
            Errors = [new Problem("queue.missing", "There is no queue 'Sales'.")],
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), Wire.Validation("northwind-ivr", "prod"));
        Assert.False(reply.Json["valid"]!.GetValue<bool>());
        Assert.Equal("prompt.missing", reply.Json["warnings"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("queue.missing", reply.Json["errors"]![0]!["code"]!.GetValue<string>());
        var other = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), Wire.Validation("northwind-ivr", "dev"));
        Assert.True(other.Json["valid"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_bundle_that_needs_more_room_than_there_is_or_may_be_is_not_valid()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            Validations = new Dictionary<string, ValidationScript> { ["*/prod"] = new() { AvailableFlowSlots = 1, RequiredFlowSlots = 4 } },
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var full = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), Wire.Validation("northwind-ivr", "prod"));
        Assert.False(full.Json["valid"]!.GetValue<bool>());
        Assert.Equal("bundle.capacity.flows", full.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(4, full.Json["compatibilityCheck"]!["environmentCapacity"]!["requiredFlowSlots"]!.GetValue<int>());

        var body = Wire.Validation("northwind-ivr", "dev");
        body["capacityConstraints"] = new JsonObject { ["maxFlowCount"] = 1, ["maxQueueCount"] = 0 };
        var bounded = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), body);
        Assert.Equal(["bundle.capacity.flows", "bundle.capacity.queues"], bounded.Json["errors"]!.AsArray().Select(error => error!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_validation_request_that_does_not_fit_is_a_422()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var body = Wire.Validation("holiday-hours", "moon");
        body["capacityConstraints"] = new JsonObject { ["maxFlowCount"] = "many" };
        var reply = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), body);
        reply.ExpectField("environmentId");
        reply.ExpectField("bundleId");
        reply.ExpectField("capacityConstraints.maxFlowCount");
        (await caller.PostAsync(Wire.Bundle("unheard-of", "validate"), Wire.Validation("unheard-of", "dev"))).ExpectError(404, "not.found");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task A_deployment_is_accepted_with_whichever_status_the_host_uses(int status)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { BundleDeployStatus = status });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), Wire.BundleSubmission("test"));
        Assert.Equal("PENDING", reply.Expect(status).Text("status"));
        var id = reply.Text("id");
        Assert.Equal(id, (await caller.GetAsync(Wire.Bundle("holiday-hours", $"deployments/{id}"))).Expect(200).Text("id"));
        Assert.Equal([id], (await caller.GetAsync(Wire.Deployments)).Texts("id"));
        (await caller.GetAsync(Wire.Bundle("northwind-ivr", $"deployments/{id}"))).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task A_deployment_that_does_not_fit_is_a_422()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var body = Wire.BundleSubmission("moon");
        body["rollbackOnFailure"] = 1;
        body["targetConfig"] = "none";
        body["dependencyMatrix"] = new JsonObject { ["flows"] = "all", ["order"] = new JsonArray("users") };
        var reply = await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), body);
        foreach (var field in new[] { "environmentId", "rollbackOnFailure", "targetConfig", "dependencyMatrix.flows", "dependencyMatrix.order" })
        {
            reply.ExpectField(field);
        }
    }

    [Fact]
    public async Task A_deployment_that_is_not_valid_ends_so_unless_validation_is_overridden()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Organization.Validations.Set("*", "*", new ValidationScript { Errors = [new Problem("queue.missing", "No queue.")] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var refused = (await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), Wire.BundleSubmission("dev"))).Text("id");
        var body = Wire.BundleSubmission("dev");
        body["overrideValidation"] = true;
        var overridden = (await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), body)).Text("id");
        time.Advance(TimeSpan.FromSeconds(60));
        var read = await caller.GetAsync($"{Wire.Deployments}/{refused}");
        Assert.Equal("VALIDATION_ERROR", read.Text("status"));
        Assert.Equal("queue.missing", read.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("COMPLETED", await caller.StatusAsync(overridden));
    }

    [Theory]
    [InlineData(JobOutcome.Failed)]
    [InlineData(JobOutcome.ValidationError)]
    [InlineData(JobOutcome.Completed)]
    public async Task A_deployment_that_has_ended_is_rolled_back_after_a_while(JobOutcome outcome)
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, RollbackDuration = TimeSpan.FromSeconds(4) });
        sandbox.Organization.Outcomes.Set("*", "*", outcome);
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(10));
        var reply = await caller.PostAsync(Wire.Bundle("northwind-ivr", $"deployments/{id}/rollback"), Reason);
        Assert.Equal("ROLLBACK_TRIGGERED", reply.Expect(202).Text("status"));
        Assert.Equal("The smoke test failed.", sandbox.Organization.Deployments.Find(id)!.RollbackReason);
        time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal("ROLLBACK_TRIGGERED", await caller.StatusAsync(id));
        (await caller.PostAsync(Wire.Bundle("northwind-ivr", $"deployments/{id}/rollback"), Reason)).ExpectError(409, "deployment.rollback.state");
        time.Advance(TimeSpan.FromSeconds(0.1));
        var ended = await caller.GetAsync($"{Wire.Deployments}/{id}");
        Assert.Equal("ROLLED_BACK", ended.Text("status"));
        Assert.Equal("2030-01-02T03:04:19.000Z", ended.Text("endTime"));
    }

    [Fact]
    public async Task A_rollback_that_is_scripted_to_fail_ends_in_failed()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, RollbackStatus = 200 });
        sandbox.Organization.Outcomes.Set("northwind-ivr", "dev", JobOutcome.Failed, rollbackWorks: false);
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(10));
        (await caller.PostAsync(Wire.Bundle("northwind-ivr", $"deployments/{id}/rollback"), Reason)).Expect(200);
        time.Advance(TimeSpan.FromSeconds(10));
        var read = await caller.GetAsync($"{Wire.Deployments}/{id}");
        Assert.Equal("FAILED", read.Text("status"));
        Assert.Equal(["bundle.deploy.failed", "bundle.rollback.failed"], read.Json["errors"]!.AsArray().Select(error => error!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Only_a_deployment_that_failed_or_completed_can_be_rolled_back()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMinutes(5) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        var rollback = Wire.Bundle("northwind-ivr", $"deployments/{id}/rollback");
        (await caller.PostAsync(rollback, Reason)).ExpectError(409, "deployment.rollback.state");
        (await caller.DeleteAsync($"{Wire.Deployments}/{id}")).Expect(204);
        (await caller.PostAsync(rollback, Reason)).ExpectError(409, "deployment.rollback.state");
        (await caller.PostAsync(rollback, new JsonObject())).ExpectField("reason");
        (await caller.PostAsync(Wire.Bundle("holiday-hours", $"deployments/{id}/rollback"), Reason)).ExpectError(404, "not.found");
    }
}
