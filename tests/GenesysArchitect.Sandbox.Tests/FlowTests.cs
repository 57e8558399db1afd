using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class FlowTests
{
    private const string Flows = "api/v2/architect/flows";

    [Fact]
    public async Task A_flow_is_read_whole()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var flow = (await caller.GetAsync($"{Flows}/main-ivr")).Expect(200).Json;
        Assert.Equal("Main IVR", flow["name"]!.GetValue<string>());
        Assert.Equal(14, flow["_version"]!.GetValue<int>());
        Assert.Equal("published", flow["lifecycle_state"]!.GetValue<string>());
        Assert.Contains("order-status", flow["references"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.Equal("order-status", flow["blocks"]![3]!["children"]![0]!["children"]![0]!["reference"]!.GetValue<string>());
        (await caller.GetAsync($"{Flows}/nothing")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task A_created_flow_begins_at_version_1_and_is_in_the_catalogue()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PostAsync(Flows, new JsonObject { ["name"] = "Night Line", ["lifecycle_state"] = "draft", ["colour"] = "blue" });
        var id = reply.Expect(201).Text("id");
        Assert.Equal(1, reply.Json["_version"]!.GetValue<int>());
        Assert.Equal("blue", (await caller.GetAsync($"{Flows}/{id}")).Text("colour"));
        Assert.Equal("Night Line", (await caller.GetAsync($"api/v2/flows/{id}")).Text("name"));
        Assert.Equal("1.0", (await caller.GetAsync($"api/v2/flows/{id}/versions")).Entities[0]!["version"]!.GetValue<string>());
        (await caller.PostAsync(Flows, new JsonObject { ["id"] = id, ["name"] = "Again", ["lifecycle_state"] = "draft" })).ExpectError(409, "flow.exists");
    }

    [Fact]
    public async Task A_change_raises_the_version_by_one_and_keeps_what_it_does_not_name()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { FlowChangeStatus = 202 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.PatchAsync($"{Flows}/callback", Change(4, "published", change => change["added"] = new JsonObject { ["deep"] = true }));
        Assert.Equal(5, reply.Expect(202).Json["_version"]!.GetValue<int>());
        var read = (await caller.GetAsync($"{Flows}/callback")).Json;
        Assert.Equal(5, read["_version"]!.GetValue<int>());
        Assert.Equal("Home", read["division"]!.GetValue<string>());
        Assert.True(read["added"]!["deep"]!.GetValue<bool>());
        Assert.Equal(2, read["blocks"]!.AsArray().Count);
        Assert.Equal("1.2", (await caller.GetAsync("api/v2/flows/callback/versions")).Entities[^1]!["version"]!.GetValue<string>());
        (await caller.PatchAsync($"{Flows}/callback", Change(5, "published", change => change["added"] = null))).Expect(202);
        Assert.False((await caller.GetAsync($"{Flows}/callback")).Json.AsObject().ContainsKey("added"));
    }

    [Fact]
    public async Task A_change_of_a_version_that_is_over_is_a_conflict_and_changes_nothing()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PatchAsync($"{Flows}/callback", Change(3, "published"))).ExpectError(409, "flow.version.conflict");
        (await caller.PatchAsync($"{Flows}/callback", Change(5, "published"))).ExpectError(409, "flow.version.conflict");
        Assert.Equal(4, sandbox.Organization.Flows.Find("callback")!.Version);
    }

    [Fact]
    public async Task Of_two_that_change_the_same_version_at_once_one_wins()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => caller.PatchAsync($"{Flows}/callback", Change(4, "published"))));
        Assert.Single(replies, reply => reply.Status == 200);
        Assert.Equal(7, replies.Count(reply => reply.Status == 409));
    }

    [Fact]
    public async Task Another_writer_forestalls_as_many_changes_as_it_is_told_to()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { OtherWriters = new Dictionary<string, int> { ["callback"] = 2 } });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PatchAsync($"{Flows}/callback", Change(4, "published"))).ExpectError(409, "flow.version.conflict");
        (await caller.PatchAsync($"{Flows}/callback", Change(5, "published"))).ExpectError(409, "flow.version.conflict");
        (await caller.PatchAsync($"{Flows}/callback", Change(6, "published"))).Expect(200);
        Assert.Equal(6, (await caller.GetAsync($"{Flows}/callback")).Json["changedElsewhere"]!.GetValue<int>());

        sandbox.Organization.Flows.LetOthersChange("callback", change: new JsonObject { ["description"] = "Theirs" });
        (await caller.PatchAsync($"{Flows}/callback", Change(7, "published"))).ExpectError(409, "flow.version.conflict");
        Assert.Equal("Theirs", (await caller.GetAsync($"{Flows}/callback")).Text("description"));
    }

    [Theory]
    [InlineData("draft", "published", 200)]
    [InlineData("draft", "archived", 200)]
    [InlineData("draft", "draft", 200)]
    [InlineData("published", "draft", 200)]
    [InlineData("published", "archived", 200)]
    [InlineData("published", "published", 200)]
    [InlineData("archived", "draft", 200)]
    [InlineData("archived", "archived", 200)]
    [InlineData("archived", "published", 422)]
    [InlineData("draft", "retired", 422)]
    public async Task A_lifecycle_goes_only_where_it_may(string from, string to, int status)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = (await caller.PostAsync(Flows, new JsonObject { ["name"] = "Test", ["lifecycle_state"] = from })).Expect(201).Text("id");
        var reply = (await caller.PatchAsync($"{Flows}/{id}", Change(1, to))).Expect(status);
        if (status == 422)
        {
            reply.ExpectField("lifecycle_state");
        }
    }

    [Fact]
    public async Task A_flow_that_breaks_a_rule_is_a_422_that_names_the_place()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var twins = new JsonArray(
            new JsonObject { ["id"] = "a", ["type"] = "Menu", ["children"] = new JsonArray(new JsonObject { ["id"] = "b", ["type"] = "PlayAudio" }) },
            new JsonObject { ["id"] = "b", ["type"] = "PlayAudio" },
            new JsonObject { ["id"] = "c" },
            "d");
        var reply = await caller.PostAsync(Flows, new JsonObject { ["blocks"] = twins, ["references"] = new JsonArray(7) });
        foreach (var field in new[] { "name", "lifecycle_state", "blocks[1].id", "blocks[2].type", "blocks[3]", "references[0]" })
        {
            reply.ExpectField(field);
        }

        (await caller.PatchAsync($"{Flows}/callback", new JsonObject { ["name"] = "x", ["lifecycle_state"] = "draft" })).ExpectField("_version");
        (await caller.PatchAsync($"{Flows}/callback", new JsonObject { ["_version"] = 4 })).ExpectField("name");
        (await caller.PatchAsync($"{Flows}/callback", Change(4, "draft", change => change["id"] = "other"))).ExpectField("id");
        (await caller.PatchAsync($"{Flows}/nothing", Change(1, "draft"))).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Blocks_may_nest_deeply()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        const int Depth = 200;
        var blocks = string.Concat(Enumerable.Range(0, Depth).Select(level => $$"""{"id":"b{{level}}","type":"Menu","children":["""))
            + string.Concat(Enumerable.Repeat("]}", Depth));
        var reply = await caller.SendAsync(HttpMethod.Post, Flows, $$"""{"id":"deep","name":"Deep","lifecycle_state":"draft","blocks":[{{blocks}}]}""");
        reply.Expect(201);
        Assert.Contains("\"b199\"", (await caller.GetAsync($"{Flows}/deep")).Expect(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_can_be_put_changed_switched_off_and_removed_from_within()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var flows = sandbox.Organization.Flows;
        flows.Put(new JsonObject { ["id"] = "own", ["name"] = "Own", ["lifecycle_state"] = "published" }, "WORKFLOW");
        flows.Change("own", new JsonObject { ["name"] = "Changed" });
        flows.SetActive("own", active: false);
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("""{"id":"own","name":"Changed","type":"WORKFLOW","active":false}""", (await caller.GetAsync("api/v2/flows/own")).Body);
        Assert.Equal(2, (await caller.GetAsync($"{Flows}/own")).Json["_version"]!.GetValue<int>());
        Assert.True(flows.Remove("own"));
        (await caller.GetAsync("api/v2/flows/own")).ExpectError(404, "not.found");
        Assert.Throws<KeyNotFoundException>(() => flows.SetActive("own", active: true));
    }

    private static JsonObject Change(int version, string state, Action<JsonObject>? also = null)
    {
        var change = new JsonObject { ["name"] = "Callback", ["_version"] = version, ["lifecycle_state"] = state };
        also?.Invoke(change);
        return change;
    }
}
