using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task Controls_need_no_token_and_leave_no_trace_in_the_log()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        Assert.Empty((await caller.GetAsync("sandbox/requests")).Expect(200).Items);
        (await caller.GetAsync("sandbox/state")).Expect(200);
        Assert.Equal(0, sandbox.Requests.Count);
    }

    [Fact]
    public async Task The_log_is_read_filtered_and_cleared()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        Assert.Equal(2, (await caller.GetAsync("sandbox/requests")).Items.Count);
        var record = Assert.Single((await caller.GetAsync("sandbox/requests?method=POST&path=/api/**")).Items)!;
        Assert.Equal("/api/v2/architect/bundles/deploy", record["path"]!.GetValue<string>());
        Assert.Equal("none", record["fault"]!.GetValue<string>());
        Assert.True(record["acted"]!.GetValue<bool>());
        (await caller.DeleteAsync("sandbox/requests")).Expect(204);
        Assert.Empty((await caller.GetAsync("sandbox/requests")).Items);
    }

    [Fact]
    public async Task The_state_tells_facts_deployments_bots_and_flows()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMinutes(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        await caller.PostAsync("webhooks/ops", new JsonObject { ["event"] = "flow.updated" });
        var state = (await caller.GetAsync("sandbox/state")).Json;
        Assert.Equal("Northwind Contact Center", state["organization"]!.GetValue<string>());
        Assert.Equal(1, state["facts"]!["grants"]!.GetValue<int>());
        Assert.Equal(1, state["facts"]!["maxActiveDeployments"]!.GetValue<int>());
        Assert.Equal(1, state["facts"]!["submissionsByBundle"]!["northwind-ivr"]!.GetValue<int>());
        Assert.Equal("PENDING", state["deployments"]![0]!["status"]!.GetValue<string>());
        Assert.Equal("dev", state["deployments"]![0]!["targets"]![0]!.GetValue<string>());
        Assert.Equal("faq-bot", state["bots"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("published", state["bots"]![0]!["versions"]![1]!["state"]!.GetValue<string>());
        Assert.Equal("main-ivr", state["flows"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("ops", state["webhooks"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rules_are_added_listed_and_removed()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var rule = new JsonObject
        {
            ["method"] = "GET",
            ["path"] = "/api/v2/flows/*",
            ["fault"] = "throttleSeconds",
            ["retryAfter"] = 7,
            ["delay"] = 0.001,
            ["nth"] = 2,
        };
        (await caller.PostAsync("sandbox/rules", rule)).Expect(204);
        var added = Assert.Single(sandbox.Rules.ToList());
        Assert.Equal((Fault.ThrottleSeconds, 7, 1, 2), (added.Fault, added.RetryAfter.TotalSeconds, added.Delay.TotalMilliseconds, added.Nth));
        (await caller.GetAsync("api/v2/flows/callback")).Expect(200);
        Assert.Equal("7", (await caller.GetAsync("api/v2/flows/callback")).Expect(429).Headers["Retry-After"]);
        Assert.Equal("throttleSeconds", (await caller.GetAsync("sandbox/rules")).Items[0]!["fault"]!.GetValue<string>());
        (await caller.DeleteAsync("sandbox/rules")).Expect(204);
        Assert.Empty(sandbox.Rules.ToList());
    }

    [Fact]
    public async Task Outcomes_validations_and_publish_outcomes_are_set()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PutAsync("sandbox/outcomes", JsonNode.Parse("""{"northwind-ivr/dev":{"outcome":"failed","rollbackWorks":false,"jobDuration":9}}""")!)).Expect(204);
        (await caller.PutAsync("sandbox/validations", JsonNode.Parse("""{"*/prod":{"errors":[{"code":"x","message":"y"}]}}""")!)).Expect(204);
        (await caller.PutAsync("sandbox/publish-outcomes", JsonNode.Parse("""{"order-bot/2.0":"failed"}""")!)).Expect(204);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        (await caller.PostAsync("api/v2/conversations/bots/order-bot/versions/2.0/publish")).Expect(202);
        time.Advance(TimeSpan.FromSeconds(8.9));
        Assert.Equal("IN_PROGRESS", await caller.StatusAsync(id));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("FAILED", await caller.StatusAsync(id));
        Assert.Equal("failed", (await caller.GetAsync("api/v2/conversations/bots/order-bot/versions/2.0")).Text("state"));
        var validation = await caller.PostAsync(Wire.Bundle("northwind-ivr", "validate"), Wire.Validation("northwind-ivr", "prod"));
        Assert.False(validation.Json["valid"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Other_people_can_be_let_in()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync("sandbox/deployments", JsonNode.Parse("""{"bundleId":"returns-desk","duration":60}"""))).Expect(204);
        Assert.True(Assert.Single(sandbox.Organization.Deployments.ToList()).Foreign);
        (await caller.PutAsync("sandbox/other-writers", JsonNode.Parse("""{"callback":1}""")!)).Expect(204);
        var change = new JsonObject { ["name"] = "Callback", ["lifecycle_state"] = "draft", ["_version"] = 4 };
        (await caller.PatchAsync("api/v2/architect/flows/callback", change)).ExpectError(409, "flow.version.conflict");
        (await caller.PatchAsync("sandbox/flows/callback", new JsonObject { ["description"] = "Drifted" })).Expect(204);
        Assert.Equal("Drifted", (await caller.GetAsync("api/v2/architect/flows/callback")).Text("description"));
        (await caller.PatchAsync("sandbox/flows/nothing", new JsonObject())).ExpectStatusAndCode(404, "not.found");
        (await caller.DeleteAsync("sandbox/tokens")).Expect(204);
        (await caller.GetAsync("api/v2/flows")).Expect(401);
    }

    [Fact]
    public async Task An_answer_that_is_held_is_released_as_soon_as_its_request_is_in_the_log()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add(new FaultRule { Path = "/api/v2/flows/*", Fault = Fault.Latency, Delay = TimeSpan.FromHours(1), Times = 1 });
        var held = caller.GetAsync("api/v2/flows/callback");
        while (sandbox.Requests.Of("GET", "/api/v2/flows/*").Count == 0)
        {
            await Task.Delay(10);
        }

        Assert.False(held.IsCompleted);
        (await caller.PostAsync("sandbox/release")).Expect(204);
        (await held).Expect(200);
    }

    [Theory]
    [InlineData("completed", "COMPLETED")]
    [InlineData("failed", "FAILED")]
    [InlineData("stuck", "COMPLETED")]
    public async Task A_running_deployment_is_finished_as_it_was_to_end(string outcome, string status)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromHours(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PutAsync("sandbox/outcomes", JsonNode.Parse($$$"""{"*/*":{"outcome":"{{{outcome}}}"}}""")!)).Expect(204);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        Assert.Equal("PENDING", await caller.StatusAsync(id));
        (await caller.PostAsync("sandbox/finish")).Expect(204);
        Assert.Equal(status, await caller.StatusAsync(id));
    }

    [Fact]
    public async Task A_rollback_and_a_publishing_that_are_going_on_are_finished_too()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromHours(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        sandbox.Organization.Deployments.Finish();
        sandbox.Organization.Deployments.RollBack(id, "northwind-ivr", "a reason");
        (await caller.PostAsync("api/v2/conversations/bots/order-bot/versions/2.0/publish")).Expect(202);
        Assert.Equal("ROLLBACK_TRIGGERED", await caller.StatusAsync(id));
        (await caller.PostAsync("sandbox/finish")).Expect(204);
        Assert.Equal("ROLLED_BACK", await caller.StatusAsync(id));
        Assert.Equal("published", (await caller.GetAsync("api/v2/conversations/bots/order-bot/versions/2.0")).Text("state"));
    }

    [Theory]
    [InlineData("POST", "sandbox/rules", """{"fault":"meteor"}""")]
    [InlineData("POST", "sandbox/rules", """{"path":"/x"}""")]
    [InlineData("POST", "sandbox/rules", """{"fault":"htmlPage","tims":1}""")]
    [InlineData("POST", "sandbox/rules", """{"fault":"htmlPage","status":42}""")]
    [InlineData("POST", "sandbox/rules", """{"fault":"latency","delay":"soon"}""")]
    [InlineData("PUT", "sandbox/outcomes", """{"northwind-ivr":{"outcome":"failed"}}""")]
    [InlineData("PUT", "sandbox/outcomes", """{"a/b":{"outcome":"great"}}""")]
    [InlineData("PUT", "sandbox/publish-outcomes", """{"order-bot":"failed"}""")]
    [InlineData("POST", "sandbox/deployments", "nonsense")]
    public async Task A_control_that_is_misspelt_is_a_400(string method, string path, string body)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(new HttpMethod(method), path, body)).ExpectStatusAndCode(400, "bad.request");
    }

    [Fact]
    public async Task A_reset_goes_back_to_the_start_and_keeps_tokens()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { RateLimit = 2 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        sandbox.Rules.Add("*", "**", Fault.ErrorStatus);
        sandbox.Organization.Flows.Remove("main-ivr");
        (await caller.PostAsync("sandbox/reset")).Expect(204);
        Assert.Empty(sandbox.Organization.Deployments.ToList());
        Assert.Empty(sandbox.Rules.ToList());
        Assert.Equal(0, sandbox.Requests.Count);
        Assert.Empty(sandbox.Facts.SubmissionsByBundle);
        (await caller.GetAsync("api/v2/flows/main-ivr")).Expect(200);
        Assert.Equal("dep-0001", await caller.StartAsync("northwind-ivr", "dev"));
    }
}
