using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_is_granted_for_basic_credentials()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TokenLife = TimeSpan.FromMinutes(10) });
        using var caller = new Caller(sandbox);
        var reply = await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, sandbox.ClientSecret));
        Assert.Equal(600, reply.Expect(200).Json["expires_in"]!.GetValue<int>());
        Assert.Equal("bearer", reply.Text("token_type"));
        caller.Use(reply.Text("access_token"));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
    }

    [Fact]
    public async Task A_token_is_granted_for_credentials_in_a_form()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        var reply = await caller.SendAsync(FormGrant(sandbox.ClientId, sandbox.ClientSecret));
        caller.Use(reply.Expect(200).Text("access_token"));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
    }

    [Fact]
    public async Task A_token_is_granted_for_credentials_in_JSON()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        var reply = await caller.PostAsync("api/v2/oauth/token", JsonGrant(sandbox.ClientId, sandbox.ClientSecret));
        caller.Use(reply.Expect(200).Text("access_token"));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        Assert.Equal(1, sandbox.Facts.Grants);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token_in_any_style()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        foreach (var reply in new[]
        {
            await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, "wrong")),
            await caller.SendAsync(FormGrant("someone-else", sandbox.ClientSecret)),
            await caller.PostAsync("api/v2/oauth/token", JsonGrant(sandbox.ClientId, "wrong")),
        })
        {
            Assert.Equal("invalid_client", reply.Expect(401).Text("error"));
            Assert.NotEmpty(reply.Text("description"));
        }

        Assert.Equal(0, sandbox.Facts.Grants);
    }

    [Fact]
    public async Task A_grant_of_another_type_or_without_credentials_is_a_bad_request()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        var other = new JsonObject { ["grant_type"] = "password", ["client_id"] = sandbox.ClientId, ["client_secret"] = sandbox.ClientSecret };
        Assert.Equal("unsupported_grant_type", (await caller.PostAsync("api/v2/oauth/token", other)).Expect(400).Text("error"));
        Assert.Equal("invalid_request", (await caller.SendAsync(FormGrant(string.Empty, string.Empty))).Expect(400).Text("error"));
        using var broken = Caller.BasicGrant("x", "y");
        broken.Headers.Remove("Authorization");
        broken.Headers.TryAddWithoutValidation("Authorization", "Basic !!!");
        Assert.Equal("invalid_request", (await caller.SendAsync(broken)).Expect(400).Text("error"));
    }

    [Fact]
    public async Task A_call_without_a_token_is_a_401()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "authentication.required");
        caller.Use("made-up");
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "bad.credentials");
    }

    [Fact]
    public async Task A_token_ends_with_its_life()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, TokenLife = TimeSpan.FromSeconds(60) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        time.Advance(TimeSpan.FromSeconds(59.9));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        time.Advance(TimeSpan.FromSeconds(0.1));
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "token.expired");
    }

    [Fact]
    public async Task Revoked_tokens_are_unknown_and_new_ones_are_granted()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.RevokeTokens();
        (await caller.GetAsync("api/v2/flows")).ExpectError(401, "bad.credentials");
        caller.Use(await caller.GrantAsync(sandbox));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        Assert.Equal(2, sandbox.Facts.Grants);
    }

    private static HttpRequestMessage FormGrant(string id, string secret) => new(HttpMethod.Post, "oauth/token")
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_secret"] = secret,
        }),
    };

    private static JsonObject JsonGrant(string id, string secret) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = id,
        ["client_secret"] = secret,
        ["scope"] = "architect:bundle:read architect:bundle:write",
    };
}
