namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class CloudDependencyTests
{
    private const string Root = "api/v2/architect/dependencytracking";

    [Fact]
    public async Task What_a_version_uses_is_read_out_of_its_content()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Main IVR");
        (await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=INBOUNDCALLFLOW")).ExpectError(400, "architect.query.parameter.missing");
        (await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=INBOUNDCALLFLOW&version=LATEST")).ExpectError(404, "architect.dependency.object.not.found");
        (await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=FLOW&version=5.0")).ExpectError(400, "architect.dependency.object.invalid.type");
        var used = (await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=INBOUNDCALLFLOW&version=5.0&pageSize=100")).Expect(200).Entities;
        Assert.Equal(
            ["ACDLANGUAGE English", "ACDSKILL Order Handling", "BOTFLOW Northwind Voice Bot", "COMMONMODULEFLOW Identify Customer", "COMMONMODULEFLOW Opening Hours", "DIVISION Home", "INBOUNDCALLFLOW Order Status", "INQUEUECALLFLOW Queue Music", "QUEUE General Enquiries", "USERPROMPT Welcome"],
            used.Select(each => $"{each!["type"]} {each["name"]}").Order(StringComparer.Ordinal));
        Assert.Single((await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=INBOUNDCALLFLOW&version=5.0&resourceType=QUEUE")).Expect(200).Entities);
    }

    [Fact]
    public async Task Who_uses_an_object_are_flows_and_objects()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var users = (await sandbox.Caller.GetAsync($"{Root}/consumingresources?id={await sandbox.FlowIdAsync("inboundcall", "Main IVR")}&objectType=INBOUNDCALLFLOW&flowFilter=published")).Expect(200).Entities;
        Assert.Contains(users, user => user!["type"]!.GetValue<string>() == "INBOUNDCALLFLOW" && user["name"]!.GetValue<string>() == "Order Status");
        Assert.Contains(users, user => user!["type"]!.GetValue<string>() == "IVRCONFIGURATION");
    }

    [Fact]
    public async Task A_publish_is_in_the_index_and_a_deleted_object_is_marked()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var queue = (await sandbox.Caller.GetAsync("api/v2/routing/queues?name=Callbacks")).Expect(200).Entities.Single()!["id"]!.GetValue<string>();
        Assert.Equal(3, await UsersAsync(sandbox, queue));
        var job = await sandbox.PublishAsync(Yaml.Call("Calls Back", queue: "Callbacks"));
        Assert.Equal(4, await UsersAsync(sandbox, queue));
        (await sandbox.Caller.DeleteAsync($"api/v2/routing/queues/{queue}")).Expect(200);
        var id = job["flow"]!["id"]!.GetValue<string>();
        var used = (await sandbox.Caller.GetAsync($"{Root}/consumedresources?id={id}&objectType=INBOUNDCALLFLOW&version=1.0&resourceType=QUEUE")).Expect(200).Entities.Single()!;
        Assert.True(used["deleted"]!.GetValue<bool>());
        Assert.Equal(4, (await sandbox.Caller.GetAsync($"{Root}/deletedresourceconsumers")).Expect(200).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_reference_is_kept_by_id_when_what_it_names_gets_another_name()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("securecall", "Card Payment");
        sandbox.Host.Organization.ContactCenter.Colleagues.Rename(id, "Card Payment Two");
        var users = (await sandbox.Caller.GetAsync($"{Root}/consumingresources?id={id}&objectType=SECURECALLFLOW&flowFilter=published")).Expect(200).Entities;
        Assert.Equal(["Billing Line", "Payment Line"], users.Select(user => user!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_it_is_rebuilt_answers_are_partial()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        Assert.Equal("OPERATIONAL", (await sandbox.Caller.GetAsync($"{Root}/build")).Expect(200).Text("status"));
        Assert.Empty((await sandbox.Caller.PostAsync($"{Root}/build")).Expect(202).Body);
        (await sandbox.Caller.PostAsync($"{Root}/build")).ExpectError(409, "architect.dependencies.build.in.progress");
        (await sandbox.Caller.GetAsync($"{Root}?name=Main*")).Expect(206);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        (await sandbox.Caller.GetAsync($"{Root}?name=Main*")).Expect(200);
    }

    [Fact]
    public async Task An_object_is_shown_with_both_sides()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var id = await sandbox.FlowIdAsync("inboundcall", "Order Status");
        var shown = (await sandbox.Caller.GetAsync($"{Root}/object?id={id}&consumedResources=true&consumingResources=true")).Expect(200).Json;
        Assert.Equal(("INBOUNDCALLFLOW", "4.0"), (shown["type"]!.GetValue<string>(), shown["version"]!.GetValue<string>()));
        Assert.Contains(shown["consumedResources"]!.AsArray(), used => used!["name"]!.GetValue<string>() == "Main IVR");
        Assert.Contains(shown["consumingResources"]!.AsArray(), user => user!["name"]!.GetValue<string>() == "Main IVR");
        (await sandbox.Caller.GetAsync($"{Root}/types/FLOW")).ExpectError(404, "architect.dependency.invalid.type");
        Assert.True((await sandbox.Caller.GetAsync($"{Root}/types/WORKFLOW")).Expect(200).Json["versioned"]!.GetValue<bool>());
    }

    private static async Task<int> UsersAsync(CloudSandbox sandbox, string queueId) =>
        (await sandbox.Caller.GetAsync($"{Root}/consumingresources?id={queueId}&objectType=QUEUE&flowFilter=published")).Expect(200).Entities.Count;
}
