using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Platforms;

namespace GenesysArchitect.Sandbox.Tests;

/// <summary>What both platforms answer in the same way.</summary>
public sealed class BothPlatformsTests
{
    public static TheoryData<SandboxPlatform> Platforms => [SandboxPlatform.ArchitectureManager, SandboxPlatform.GenesysCloud];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_token_is_granted_to_Basic_and_a_wrong_secret_is_refused(SandboxPlatform platform)
    {
        await using var sandbox = await StartAsync(platform);
        using var caller = new Caller(sandbox);
        var granted = (await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, sandbox.ClientSecret))).Expect(200);
        Assert.Equal("bearer", granted.Text("token_type"));
        Assert.Equal("invalid_client", (await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, "wrong"))).Expect(401).Text("error"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Without_a_token_nothing_is_said_of_a_path(SandboxPlatform platform)
    {
        await using var sandbox = await StartAsync(platform);
        using var caller = new Caller(sandbox);
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "authentication.required");
        (await caller.GetAsync("api/v2/no/such/path")).ExpectError(401, "authentication.required");
        caller.Use("unknown");
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "bad.credentials");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Flows_are_listed_with_id_name_and_type_and_read_by_id(SandboxPlatform platform)
    {
        await using var sandbox = await StartAsync(platform);
        using var caller = await Caller.WithTokenAsync(sandbox);
        var flow = (await caller.GetAsync("api/v2/flows")).Expect(200).Entities[0]!;
        var read = (await caller.GetAsync($"api/v2/flows/{flow["id"]}")).Expect(200).Json;
        foreach (var property in new[] { "id", "name", "type" })
        {
            Assert.Equal(flow[property]!.GetValue<string>(), read[property]!.GetValue<string>());
        }

        Assert.Equal(404, (await caller.GetAsync("api/v2/flows/no-such-flow")).Status);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_full_window_is_429_with_the_seconds_to_wait(SandboxPlatform platform)
    {
        await using var sandbox = await StartAsync(platform, options => options with { RateLimit = 1 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        var refused = (await caller.GetAsync("api/v2/flows")).ExpectError(429, "too.many.requests.retry.after");
        Assert.True(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) >= 1);
        Assert.Equal("1", refused.Headers["inin-ratelimit-allowed"]);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Faults_the_log_and_the_controls_serve_both(SandboxPlatform platform)
    {
        await using var sandbox = await StartAsync(platform);
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync("sandbox/rules", new JsonObject { ["fault"] = "errorStatus", ["path"] = "/api/v2/flows", ["times"] = 1 })).Expect(204);
        (await caller.GetAsync("api/v2/flows")).ExpectError(503, "service.unavailable");
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        Assert.Equal([Fault.ErrorStatus, Fault.None], sandbox.Requests.Of("GET", "/api/v2/flows").Select(record => record.Fault));
        Assert.NotEmpty((await caller.GetAsync("sandbox/state")).Expect(200).Json["flows"]!.AsArray());
        (await caller.DeleteAsync("sandbox/tokens")).Expect(204);
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "bad.credentials");
        (await caller.PostAsync("sandbox/reset")).Expect(204);
        Assert.Equal(0, sandbox.Requests.Count);
    }

    private static Task<SandboxHost> StartAsync(SandboxPlatform platform, Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var options = new SandboxOptions { Platform = platform };
        return SandboxHost.StartAsync(change?.Invoke(options) ?? options);
    }
}
