using GenesysArchitect.Sandbox.World.Actions;
using GenesysArchitect.Sandbox.World.Skills;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class SkillAndActionTests
{
    [Theory]
    [InlineData("api/v2/routing/skills/")]
    [InlineData("api/v2/skills/")]
    public async Task A_skill_is_read_at_either_address(string address)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("""{"id":"billing","name":"Billing","state":"active"}""", (await caller.GetAsync(address + "billing")).Expect(200).Body);
        Assert.Equal("inactive", (await caller.GetAsync(address + "fax-handling")).Text("state"));
        (await caller.GetAsync(address + "juggling")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Older_hosts_have_skills_at_the_older_address_alone()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { OlderSkillAddressOnly = true });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("api/v2/routing/skills/billing")).ExpectError(404, "not.found");
        (await caller.GetAsync("api/v2/skills/billing")).Expect(200);
    }

    [Fact]
    public async Task Skills_can_be_put_and_removed_from_within()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        sandbox.Organization.Skills.Put(new Skill("billing", "Billing", "deleted"));
        Assert.True(sandbox.Organization.Skills.Remove("vip"));
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("deleted", (await caller.GetAsync("api/v2/routing/skills/billing")).Text("state"));
        (await caller.GetAsync("api/v2/routing/skills/vip")).Expect(404);
        Assert.Equal(6, sandbox.Organization.Skills.ToList().Count);
    }

    [Fact]
    public async Task A_data_action_tells_its_versions_and_what_it_needs_in_turn()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal(
            """{"id":"order-lookup","name":"Order Lookup","versions":["1.0","2.0","2.1","2.2","2.3","3.0"],"dependencies":[{"actionId":"customer-lookup","versionRange":"[1.0, 2.0)"}]}""",
            (await caller.GetAsync("api/v2/integrations/actions/order-lookup")).Expect(200).Body);
        Assert.Null((await caller.GetAsync("api/v2/integrations/actions/customer-lookup")).Json["dependencies"]);
        (await caller.GetAsync("api/v2/integrations/actions/nothing")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Data_actions_can_be_put_and_removed_from_within()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var actions = sandbox.Organization.Actions;
        actions.Put(new DataAction { Id = "extra", Name = "Extra", Versions = ["9.9"] });
        Assert.True(actions.Remove("fraud-check"));
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("Extra", (await caller.GetAsync("api/v2/integrations/actions/extra")).Text("name"));
        (await caller.GetAsync("api/v2/integrations/actions/fraud-check")).Expect(404);
        Assert.Equal("Extra", actions.Find("extra")!.Name);
    }
}
