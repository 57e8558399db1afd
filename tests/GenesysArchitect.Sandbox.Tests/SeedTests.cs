using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class SeedTests
{
    [Fact]
    public async Task The_sample_organisation_holds_together()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var world = sandbox.Organization;
        Assert.Equal(["dev", "test", "staging", "prod"], world.Environments.Select(environment => environment.Id));
        var flows = world.Flows.ToList();
        Assert.Equal(14, flows.Count);
        var names = flows.Select(flow => flow.Name).ToHashSet();
        Assert.All(world.Bundles.SelectMany(bundle => bundle.Flows), name => Assert.Contains(name, names));
        foreach (var node in flows.SelectMany(flow => Nodes(flow.Document)).OfType<JsonObject>())
        {
            if (node["reference"] is { } reference)
            {
                Assert.NotNull(world.Flows.Find(reference.GetValue<string>()));
            }

            if (node["actionId"] is { } actionId)
            {
                Assert.NotNull(world.Actions.Find(actionId.GetValue<string>()));
                Assert.Matches(@"^[\[(]\d+\.\d+(, (\d+\.\d+)?)?[\])]$", node["versionRange"]!.GetValue<string>());
            }

            if (node["skill"] is { } skill)
            {
                Assert.Equal("active", world.Skills.Find(skill.GetValue<string>())!.State);
            }
        }

        Assert.All(flows.SelectMany(flow => flow.Document["references"]!.AsArray()), id => Assert.True(world.Flows.Find(id!.GetValue<string>())!.Active));
        Assert.All(world.Actions.ToList().SelectMany(action => action.Dependencies), need => Assert.NotNull(world.Actions.Find(need.ActionId)));
    }

    [Fact]
    public async Task Every_sample_flow_is_accepted_as_it_is()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        foreach (var flow in sandbox.Organization.Flows.ToList())
        {
            (await caller.PatchAsync($"api/v2/architect/flows/{flow.Id}", flow.Document)).Expect(200);
        }
    }

    [Fact]
    public async Task Each_sandbox_begins_with_the_same_sample()
    {
        await using var one = await SandboxHost.StartAsync();
        await using var other = await SandboxHost.StartAsync();
        one.Organization.Flows.Change("callback", new JsonObject { ["name"] = "Changed" });
        Assert.Equal("Callback", other.Organization.Flows.Find("callback")!.Name);
        Assert.Equal(
            one.Organization.Flows.Find("main-ivr")!.Document.ToJsonString(),
            other.Organization.Flows.Find("main-ivr")!.Document.ToJsonString());
    }

    private static IEnumerable<JsonNode?> Nodes(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Nodes(property.Value)).Prepend(node),
        JsonArray items => items.SelectMany(Nodes),
        _ => [node],
    };
}
