using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("architect:bundle:read", "GET", "api/v2/architect/bundles/schema")]
    [InlineData("architect:bundle:read", "POST", "api/v2/architect/bundles/holiday-hours/validate")]
    [InlineData("architect:bundle:write", "POST", "api/v2/architect/bundles/deploy")]
    [InlineData("architect:bundle:write", "POST", "api/v2/architect/bundles/holiday-hours/deploy")]
    [InlineData("architect:deployment:read", "GET", "api/v2/architect/bundles/deployments")]
    [InlineData("architect:deployment:read", "GET", "api/v2/architect/bundles/deployments/dep-0001")]
    [InlineData("architect:deployment:read", "GET", "api/v2/architect/bundles/holiday-hours/deployments/dep-0001")]
    [InlineData("architect:deployment:write", "POST", "api/v2/architect/bundles/deploy")]
    [InlineData("architect:deployment:write", "DELETE", "api/v2/architect/bundles/deployments/dep-0001")]
    [InlineData("architect:deployment:write", "POST", "api/v2/architect/bundles/holiday-hours/deployments/dep-0001/rollback")]
    [InlineData("conversations:bot:read", "GET", "api/v2/conversations/bots/order-bot/versions")]
    [InlineData("conversations:bot:read", "GET", "api/v2/conversations/bots/order-bot/versions/1.0")]
    [InlineData("conversations:bot:write", "POST", "api/v2/conversations/bots/order-bot/versions/2.0/publish")]
    [InlineData("conversations:flow:read", "GET", "api/v2/flows/main-ivr")]
    [InlineData("skills:read", "GET", "api/v2/routing/skills/billing")]
    [InlineData("skills:read", "GET", "api/v2/skills/billing")]
    [InlineData("architect:flow:read", "GET", "api/v2/architect/flows/main-ivr")]
    [InlineData("architect:flow:write", "POST", "api/v2/architect/flows")]
    [InlineData("architect:flow:write", "PATCH", "api/v2/architect/flows/main-ivr")]
    [InlineData("flow:view", "GET", "api/v2/flows")]
    [InlineData("flow:view", "GET", "api/v2/flows/main-ivr")]
    [InlineData("flow:view", "GET", "api/v2/flows/main-ivr/versions")]
    [InlineData("environment:view", "GET", "api/v2/flows/main-ivr/versions")]
    [InlineData("integration:view", "GET", "api/v2/integrations/actions/order-lookup")]
    public async Task A_call_whose_permission_is_denied_is_a_403_that_names_it(string permission, string method, string path)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { DeniedPermissions = [permission] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = await caller.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : new JsonObject().ToJsonString());
        reply.ExpectError(403, "missing.permissions");
        Assert.Equal(permission, reply.Json["messageParams"]!["permissions"]!.GetValue<string>());
        Assert.False(sandbox.Requests.ToList()[^1].Acted);
    }
}
