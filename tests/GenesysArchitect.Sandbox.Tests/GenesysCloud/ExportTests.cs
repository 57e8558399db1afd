using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class ExportTests
{
    [Fact]
    public async Task By_id_alone_the_draft_is_exported_and_by_version_what_is_in_use()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Spring Campaign Line");
        Assert.Contains("# a draft", await ExportAsync(sandbox, new JsonObject { ["id"] = id }), StringComparison.Ordinal);
        Assert.DoesNotContain("# a draft", await ExportAsync(sandbox, new JsonObject { ["id"] = id, ["version"] = "2.0" }), StringComparison.Ordinal);
        Assert.Contains("Card Payment", await ExportAsync(sandbox, new JsonObject { ["name"] = "Card Payment", ["type"] = "SECURECALL" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_shows_the_name_that_the_flow_has_now()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("workflow", "Nightly Tally");
        sandbox.Host.Organization.ContactCenter.Colleagues.Rename(id, "Nightly: \"Sum\"");
        var yaml = await ExportAsync(sandbox, new JsonObject { ["id"] = id });
        Assert.Contains("name: \"Nightly: \\\"Sum\\\"\"", yaml, StringComparison.Ordinal);
        Assert.Equal("Success", (await sandbox.PublishAsync(yaml))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Several_flows_are_a_zip_and_the_address_takes_no_token()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await RunAsync(sandbox, new JsonArray(
            new JsonObject { ["flow"] = new JsonObject { ["id"] = await sandbox.FlowIdAsync("inboundcall", "Main IVR") }, ["fileName"] = "main" },
            new JsonObject { ["flow"] = new JsonObject { ["id"] = await sandbox.FlowIdAsync("inboundcall", "Closed") }, ["exportType"] = "Architect" }));
        var (status, body) = await CloudSandbox.DownloadAsync(job["downloadUrl"]!.GetValue<string>());
        Assert.Equal(200, status);
        using var zip = new ZipArchive(new MemoryStream(body));
        Assert.Equal(["main.yaml", "Closed_v2-0.i3InboundCall"], zip.Entries.Select(entry => entry.FullName));
        using var withToken = new HttpRequestMessage(HttpMethod.Get, new Uri(job["downloadUrl"]!.GetValue<string>()));
        (await sandbox.Caller.SendAsync(withToken)).Expect(400);
    }

    [Fact]
    public async Task A_job_that_was_throttled_reports_a_flow_that_it_cannot_find()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with
        {
            ContactCenter = new ContactCenterOptions { ExportJobs = new Dictionary<string, FlowJobOutcome> { ["Main IVR"] = FlowJobOutcome.Throttled } },
        });
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        var job = await RunAsync(sandbox, new JsonArray(new JsonObject { ["flow"] = new JsonObject { ["id"] = id } }));
        Assert.Equal("Failure", job["status"]!.GetValue<string>());
        Assert.Equal($"Could not find the flow with id '{id}'.", job["messages"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_validation_that_runs_is_answered_with_202()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        var registered = (await sandbox.Caller.PostAsync("api/v2/flows/validate/jobs", new JsonObject { ["flows"] = new JsonArray(new JsonObject { ["flow"] = new JsonObject { ["id"] = id } }) })).Expect(200);
        Assert.Equal(1, registered.Json["totalFlows"]!.GetValue<int>());
        (await sandbox.Caller.GetAsync($"api/v2/flows/validate/jobs/{registered.Text("id")}")).Expect(202);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Success", (await sandbox.Caller.GetAsync($"api/v2/flows/validate/jobs/{registered.Text("id")}")).Expect(200).Text("status"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"flows":[]}""")]
    [InlineData("""{"flows":[{"flow":{}}]}""")]
    [InlineData("""{"flows":[{"flow":{"name":"Main IVR"}}]}""")]
    [InlineData("""{"flows":[{"flow":{"id":"x"},"fileName":"a b"}]}""")]
    public async Task An_export_of_nothing_that_can_be_named_is_refused(string body)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        (await sandbox.Caller.SendAsync(HttpMethod.Post, "api/v2/flows/export/jobs", body)).ExpectError(400, "invalid.property");
    }

    private static async Task<string> ExportAsync(CloudSandbox sandbox, JsonObject flow)
    {
        var job = await RunAsync(sandbox, new JsonArray(new JsonObject { ["flow"] = flow }));
        Assert.Equal("Success", job["status"]!.GetValue<string>());
        var (status, body) = await CloudSandbox.DownloadAsync(job["downloadUrl"]!.GetValue<string>());
        Assert.Equal(200, status);
        return Encoding.UTF8.GetString(body);
    }

    private static async Task<JsonNode> RunAsync(CloudSandbox sandbox, JsonArray flows)
    {
        var registered = (await sandbox.Caller.PostAsync("api/v2/flows/export/jobs", new JsonObject { ["flows"] = flows })).Expect(200);
        Assert.Equal("Registered", registered.Text("status"));
        Assert.Equal("Started", (await sandbox.Caller.GetAsync($"api/v2/flows/export/jobs/{registered.Text("id")}")).Expect(200).Text("status"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await sandbox.Caller.GetAsync($"api/v2/flows/export/jobs/{registered.Text("id")}?expand=messages")).Expect(200).Json;
    }
}
