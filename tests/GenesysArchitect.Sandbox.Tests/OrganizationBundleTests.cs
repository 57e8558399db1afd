using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class OrganizationBundleTests
{
    [Fact]
    public async Task The_schema_is_of_version_2_0()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.GetAsync("api/v2/architect/bundles/schema");
        Assert.Equal("2.0", reply.Expect(200).Text("version"));
        Assert.IsType<JsonObject>(reply.Json["schema"]);
    }

    [Fact]
    public async Task A_submission_is_a_pending_deployment_of_its_bundle()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev", "test"));
        Assert.Equal(
            """{"id":"dep-0001","bundleId":"northwind-ivr","status":"PENDING","startTime":"2030-01-02T03:04:05.000Z"}""",
            reply.Expect(201).Body);
        var deployment = Assert.Single(sandbox.Organization.Deployments.ToList());
        Assert.Equal(["dev", "test"], deployment.Targets);
        Assert.Contains("AUTOMATIC", deployment.Payload, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
    }

    [Fact]
    public async Task A_deployment_is_read_by_its_id_and_an_unknown_one_is_a_404()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("holiday-hours", "prod");
        Assert.Equal("holiday-hours", (await caller.GetAsync($"{Wire.Deployments}/{id}")).Expect(200).Text("bundleId"));
        (await caller.GetAsync($"{Wire.Deployments}/dep-9999")).ExpectError(404, "not.found");
        (await caller.DeleteAsync($"{Wire.Deployments}/dep-9999")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task A_fourth_active_deployment_meets_the_limit_whichever_level_it_comes_over()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMinutes(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        (await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), Wire.BundleSubmission("test"))).Expect(202);
        var third = await caller.StartAsync("returns-desk", "dev");
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "prod"))).ExpectError(409, "deployment.limit");
        (await caller.PostAsync(Wire.Bundle("holiday-hours", "deploy"), Wire.BundleSubmission("prod"))).ExpectError(409, "deployment.limit");
        Assert.Equal(3, sandbox.Facts.MaxActiveDeployments);

        (await caller.DeleteAsync($"{Wire.Deployments}/{third}")).Expect(204);
        await caller.StartAsync("northwind-ivr", "prod");
        Assert.Equal(2, sandbox.Facts.SubmissionsByBundle["northwind-ivr"]);
    }

    [Fact]
    public async Task The_most_deployments_that_were_ever_active_are_remembered()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        await caller.StartAsync("northwind-ivr", "test");
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, sandbox.Organization.Deployments.ActiveCount);
        await caller.StartAsync("northwind-ivr", "prod");
        Assert.Equal(2, sandbox.Facts.MaxActiveDeployments);
    }

    [Fact]
    public async Task The_limit_holds_when_many_submit_at_once()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMinutes(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev"))));
        Assert.Equal(3, replies.Count(reply => reply.Status == 201));
        Assert.Equal(17, replies.Count(reply => reply.Status == 409));
        Assert.Equal(3, sandbox.Facts.MaxActiveDeployments);
    }

    [Fact]
    public async Task Somebody_elses_deployments_take_slots_until_they_end()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            TimeProvider = time,
            ForeignDeployments = ["returns-desk", "returns-desk", "digital-channels"],
            ForeignDeploymentDuration = TimeSpan.FromSeconds(30),
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev"))).ExpectError(409, "deployment.limit");
        Assert.Empty(sandbox.Facts.SubmissionsByBundle);
        time.Advance(TimeSpan.FromSeconds(30));
        await caller.StartAsync("northwind-ivr", "dev");
    }

    [Fact]
    public async Task The_list_has_all_deployments_oldest_first_in_pages()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, DeploymentHistory = 12 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var own = await caller.StartAsync("northwind-ivr", "dev");
        var first = (await caller.GetAsync(Wire.Deployments)).Expect(200);
        Assert.Equal(10, first.Items.Count);
        Assert.Equal(first.Texts("startTime").Order(StringComparer.Ordinal), first.Texts("startTime"));
        var rest = (await caller.GetAsync($"{Wire.Deployments}?offset=10")).Expect(200);
        Assert.Equal(3, rest.Items.Count);
        Assert.Equal(own, rest.Texts("id")[^1]);
        Assert.Equal(["dep-0002", "dep-0003"], (await caller.GetAsync($"{Wire.Deployments}?size=2&offset=1")).Texts("id"));
        Assert.Empty((await caller.GetAsync($"{Wire.Deployments}?offset=13")).Items);
    }

    [Fact]
    public async Task The_list_can_be_of_one_status()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { DeploymentHistory = 10, ForeignDeployments = ["returns-desk"] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal(8, (await caller.GetAsync($"{Wire.Deployments}?status=COMPLETED")).Items.Count);
        Assert.Equal(2, (await caller.GetAsync($"{Wire.Deployments}?status=ROLLED_BACK")).Items.Count);
        Assert.Equal(["dep-0011"], (await caller.GetAsync($"{Wire.Deployments}?status=IN_PROGRESS")).Texts("id"));
        (await caller.GetAsync($"{Wire.Deployments}?status=ASLEEP")).ExpectError(400, "bad.request");
        (await caller.GetAsync($"{Wire.Deployments}?size=0")).ExpectError(400, "bad.request");
        (await caller.GetAsync($"{Wire.Deployments}?offset=-1")).ExpectError(400, "bad.request");
    }

    [Fact]
    public async Task A_payload_that_does_not_fit_is_a_422_that_reports_each_field()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Wire.Deploy, new JsonObject { ["targets"] = new JsonArray("dev", "moon", 3), ["overwrite"] = "yes", ["webhookUrl"] = "here" });
        foreach (var field in new[] { "bundleId", "targets[1]", "targets[2]", "overwrite", "webhookUrl" })
        {
            reply.ExpectField(field);
        }

        (await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr"))).ExpectField("targets");
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev", "dev"))).ExpectField("targets");
        Assert.Empty(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task A_bundle_exists_when_its_id_is_known_or_begins_with_a_known_one()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Bundles = ["extra"], Environments = ["qa"] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr-17", "dev");
        await caller.StartAsync("extra", "qa");
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("unheard-of", "dev"))).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Any_bundle_and_any_environment_exist_when_told_so()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { AcceptAnyBundle = true, AcceptAnyEnvironment = true });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("unheard-of", "moon");
        (await caller.PostAsync(Wire.Bundle("b-777", "validate"), Wire.Validation("b-777", "mars"))).Expect(200);
    }

    [Fact]
    public async Task Nothing_is_applied_with_validateOnly()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var body = Wire.Submission("northwind-ivr", "dev");
        body["validateOnly"] = true;
        (await caller.PostAsync(Wire.Deploy, body)).Expect(201);
        Assert.True(Assert.Single(sandbox.Organization.Deployments.ToList()).ValidateOnly);
    }

    [Fact]
    public async Task Cancelling_ends_an_active_deployment_and_can_be_said_twice()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, JobDuration = TimeSpan.FromSeconds(10) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(5));
        (await caller.DeleteAsync($"{Wire.Deployments}/{id}")).Expect(204);
        time.Advance(TimeSpan.FromSeconds(50));
        var read = await caller.GetAsync($"{Wire.Deployments}/{id}");
        Assert.Equal("CANCELLED", read.Text("status"));
        Assert.Equal("2030-01-02T03:04:10.000Z", read.Text("endTime"));
        (await caller.DeleteAsync($"{Wire.Deployments}/{id}")).Expect(204);
    }

    [Fact]
    public async Task A_deployment_that_has_ended_cannot_be_cancelled()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        time.Advance(TimeSpan.FromSeconds(60));
        (await caller.DeleteAsync($"{Wire.Deployments}/{id}")).ExpectError(409, "deployment.ended");
        Assert.Equal(DeploymentStatus.Completed, sandbox.Organization.Deployments.Find(id)!.Status);
    }
}
