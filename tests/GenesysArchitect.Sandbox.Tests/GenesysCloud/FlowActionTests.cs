using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class FlowActionTests
{
    private static readonly TimeSpan Operation = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Publishing_an_older_version_is_the_roll_back()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        var operation = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/publish?flow={id}&version=2.0")).Expect(200).Json;
        Assert.Equal(("PUBLISH", false), (operation["actionName"]!.GetValue<string>(), operation["complete"]!.GetValue<bool>()));
        Assert.Equal("5.0", (await sandbox.ReadFlowAsync(id))["publishedVersion"]!["id"]!.GetValue<string>());
        sandbox.Clock.Advance(Operation / 2);
        Assert.Equal("PENDING_GENERATION", (await sandbox.ReadFlowAsync(id))["currentOperation"]!["actionStatus"]!.GetValue<string>());
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/publish?flow={id}")).ExpectError(409, "architect.operation.already.in.progress");
        sandbox.Clock.Advance(Operation);
        var flow = await sandbox.ReadFlowAsync(id);
        Assert.True(flow["currentOperation"]!["complete"]!.GetValue<bool>());
        Assert.Equal("2.0", flow["publishedVersion"]!["id"]!.GetValue<string>());
        Assert.Null(flow["publishedVersion"]!["datePublishedEnd"]);
        Assert.NotNull((await sandbox.Caller.GetAsync($"api/v2/flows/{id}/versions/5.0")).Expect(200).Json["datePublishedEnd"]);
    }

    [Fact]
    public async Task By_an_option_publishing_is_answered_with_nothing()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { GenesysCloud = new() { EmptyPublishAnswer = true, HideEndedOperations = true } });
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        Assert.Empty((await sandbox.Caller.PostAsync($"api/v2/flows/actions/publish?flow={id}&version=2.0")).Expect(202).Body);
        Assert.NotNull((await sandbox.ReadFlowAsync(id))["currentOperation"]);
        sandbox.Clock.Advance(Operation);
        Assert.Null((await sandbox.ReadFlowAsync(id))["currentOperation"]);
    }

    [Fact]
    public async Task Checking_in_a_colleagues_draft_keeps_it_as_a_version()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Spring Campaign Line");
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkout?flow={id}")).ExpectError(409, "architect.flow.locked.by.user");
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkin?flow={id}")).Expect(200);
        sandbox.Clock.Advance(Operation);
        var flow = await sandbox.ReadFlowAsync(id);
        Assert.Null(flow["lockedUser"]);
        Assert.Equal(("3.0", "CHECKIN"), (flow["checkedInVersion"]!["id"]!.GetValue<string>(), flow["checkedInVersion"]!["type"]!.GetValue<string>()));
        Assert.Equal("2.0", flow["publishedVersion"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_the_permission_to_unlock_a_colleagues_lock_stays()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { DeniedPermissions = ["architect:flow:unlock"] });
        var id = await sandbox.FlowIdAsync("inboundcall", "Spring Campaign Line");
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkin?flow={id}")).ExpectError(409, "architect.flow.locked.by.user");
        var denied = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/unlock?flow={id}")).ExpectError(403, "missing.permissions");
        Assert.EndsWith("[architect:flow:unlock]", denied.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnlockedDraft.Kept, "3.0")]
    [InlineData(UnlockedDraft.Discarded, "2.0")]
    public async Task Unlocking_takes_the_lock_away_and_an_option_says_what_becomes_of_the_draft(UnlockedDraft draft, string checkedIn)
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { ContactCenter = new() { UnlockedDraft = draft } });
        var id = await sandbox.FlowIdAsync("inboundcall", "Spring Campaign Line");
        var flow = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/unlock?flow={id}")).Expect(200).Json;
        Assert.Null(flow["lockedUser"]);
        Assert.Equal(checkedIn, flow["checkedInVersion"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_draft_is_saved_under_the_own_lock_and_thrown_away_by_a_revert()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Closed");
        (await sandbox.Caller.PostAsync($"api/v2/flows/{id}/versions", new JsonObject { ["a"] = 1 })).ExpectError(409, "architect.flow.not.locked.by.user");
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/revert?flow={id}")).ExpectError(409, "architect.flow.not.locked.by.user");
        var locked = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkout?flow={id}")).Expect(200).Json;
        Assert.Equal(sandbox.Host.ClientId, locked["lockedClient"]!["id"]!.GetValue<string>());
        (await sandbox.Caller.PostAsync($"api/v2/flows/{id}/versions")).ExpectError(400, "architect.flow.data.missing");
        var draft = (await sandbox.Caller.PostAsync($"api/v2/flows/{id}/versions", new JsonObject { ["a"] = 1 })).Expect(200).Json;
        Assert.Equal(("3.0", "SAVE"), (draft["id"]!.GetValue<string>(), draft["type"]!.GetValue<string>()));
        Assert.Equal("""{"a":1}""", (await sandbox.Caller.GetAsync($"api/v2/flows/{id}/latestconfiguration")).Expect(200).Body);
        var reverted = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/revert?flow={id}")).Expect(200).Json;
        Assert.Equal("2.0", reverted["savedVersion"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_name_needs_the_lock_and_must_be_free()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Closed");
        var body = new JsonObject { ["name"] = "Closed Now", ["type"] = "INBOUNDCALL" };
        (await sandbox.Caller.PutAsync($"api/v2/flows/{id}", body)).ExpectError(409, "architect.flow.not.locked.by.user");
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkout?flow={id}")).Expect(200);
        (await sandbox.Caller.PutAsync($"api/v2/flows/{id}", new JsonObject { ["name"] = "Main IVR" })).ExpectError(409, "architect.flow.already.exists");
        foreach (var (name, code) in new[] { ("a/b", "contains.slash"), ("---", "no.alpha"), ("A [debug]", "contains.debug") })
        {
            (await sandbox.Caller.PutAsync($"api/v2/flows/{id}", new JsonObject { ["name"] = name })).ExpectError(400, "architect.flow.validate.failed.invalid.name." + code);
        }

        (await sandbox.Caller.PutAsync($"api/v2/flows/{id}", body)).Expect(200);

        // Who refers to it goes on to, since references are kept by id.
        (await sandbox.Caller.DeleteAsync($"api/v2/flows/{id}")).ExpectError(409, "architect.flow.cannot.delete.used.in.ivr.configs");
    }

    [Theory]
    [InlineData("INBOUNDCALL", "Closed", 409, "architect.flow.cannot.delete.used.in.ivr.configs")]
    [InlineData("INQUEUECALL", "Queue Music", 409, "architect.flow.cannot.delete.used.in.queues")]
    [InlineData("INBOUNDCALL", "Emergency Message", 409, "architect.flow.cannot.delete.used.in.emergency.groups")]
    [InlineData("BOT", "Returns Bot", 409, "architect.flow.cannot.delete.used.in.flows")]
    [InlineData("INBOUNDCALL", "Spring Campaign Line", 405, "architect.flow.cannot.delete.user.does.not.have.lock")]
    [InlineData("INQUEUECALL", "Default In-Queue Flow", 405, "architect.default.flow.cannot.delete")]
    [InlineData("INBOUNDCALL", "Fax Line", 410, "architect.flow.deleted")]
    public async Task A_deletion_is_refused_with_its_reason(string type, string name, int status, string code)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync(type, name);
        (await sandbox.Caller.DeleteAsync($"api/v2/flows/{id}")).ExpectError(status, code);
    }

    [Fact]
    public async Task Several_flows_are_deleted_as_an_operation_even_when_one_uses_the_other()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var (line, payment, billing) = (await sandbox.FlowIdAsync("inboundcall", "Payment Line"), await sandbox.FlowIdAsync("securecall", "Card Payment"), await sandbox.FlowIdAsync("inboundcall", "Billing Line"));
        (await sandbox.Caller.DeleteAsync($"api/v2/flows?id={payment}")).ExpectError(409, "architect.flow.cannot.delete.used.in.flows");
        (await sandbox.Caller.DeleteAsync("api/v2/flows")).ExpectError(400, "architect.query.parameter.missing");
        (await sandbox.Caller.DeleteAsync("api/v2/flows?id=nothing")).ExpectError(400, "architect.batch.delete.failed");
        var operation = (await sandbox.Caller.DeleteAsync($"api/v2/flows?id={line},{payment}&id={billing}")).Expect(200).Json;
        Assert.Equal("DELETE", operation["actionName"]!.GetValue<string>());
        sandbox.Clock.Advance(Operation);
        (await sandbox.Caller.GetAsync($"api/v2/flows/{payment}")).ExpectError(410, "architect.flow.deleted");
        Assert.True((await sandbox.Caller.GetAsync($"api/v2/flows/{payment}?deleted=true")).Expect(200).Json["deleted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_flow_that_an_IVR_calls_is_not_deactivated_and_another_one_is()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/deactivate?flow={await sandbox.FlowIdAsync("inboundcall", "Closed")}"))
            .ExpectError(409, "architect.flow.cannot.deactivate.used.in.ivr.configs");
        var flow = (await sandbox.Caller.PostAsync($"api/v2/flows/actions/deactivate?flow={await sandbox.FlowIdAsync("inboundcall", "VIP Line")}")).Expect(200).Json;
        Assert.Equal((false, null), (flow["active"]!.GetValue<bool>(), flow["publishedVersion"]));
    }

    [Fact]
    public async Task A_colleague_interferes_between_two_calls()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "VIP Line");
        await sandbox.Caller.PostAsync("sandbox/interventions", new JsonObject { ["method"] = "POST", ["path"] = "/api/v2/flows/actions/checkout", ["action"] = "lock", ["flow"] = "INBOUNDCALL/VIP Line" });
        (await sandbox.Caller.PostAsync($"api/v2/flows/actions/checkout?flow={id}")).ExpectError(409, "architect.flow.locked.by.user");
        await sandbox.Caller.PostAsync("sandbox/colleagues", new JsonObject { ["path"] = "", ["action"] = "publish", ["flow"] = id });
        Assert.Equal("3.0", (await sandbox.ReadFlowAsync(id))["publishedVersion"]!["id"]!.GetValue<string>());
    }
}
