using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class IdentityTests
{
    [Fact]
    public async Task Only_Basic_gets_a_token_and_a_wrong_secret_does_not()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        (await sandbox.Caller.SendAsync(Caller.BasicGrant(sandbox.Host.ClientId, "wrong"))).Expect(401);
        using var form = new HttpRequestMessage(HttpMethod.Post, "oauth/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = sandbox.Host.ClientId, ["client_secret"] = sandbox.Host.ClientSecret }),
        };
        (await sandbox.Caller.SendAsync(form)).Expect(400);
    }

    [Fact]
    public async Task Too_many_tokens_are_the_odd_400()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { GenesysCloud = new() { TokenRateLimit = 1 } });
        var refused = (await sandbox.Caller.SendAsync(Caller.BasicGrant(sandbox.Host.ClientId, sandbox.Host.ClientSecret))).Expect(400);
        Assert.Equal("invalid_request", refused.Text("error"));
        Assert.StartsWith("rate limit exceeded;", refused.Text("description"), StringComparison.Ordinal);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        (await sandbox.Caller.SendAsync(Caller.BasicGrant(sandbox.Host.ClientId, sandbox.Host.ClientSecret))).Expect(200);
    }

    [Fact]
    public async Task Client_credentials_are_a_client_and_no_user()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        Assert.Equal(sandbox.Host.ClientId, (await sandbox.Caller.GetAsync("api/v2/tokens/me")).Expect(200).Json["OAuthClient"]!["id"]!.GetValue<string>());
        (await sandbox.Caller.GetAsync("api/v2/users/me")).ExpectError(400, "not.a.user");
        (await sandbox.Caller.DeleteAsync("api/v2/tokens/me")).Expect(200);
        (await sandbox.Caller.GetAsync("api/v2/tokens/me")).ExpectError(401, "bad.credentials");
    }

    [Fact]
    public async Task Grants_settle_what_is_permitted_and_where()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with
        {
            ContactCenter = new() { Clients = [new() { Id = "sales", Secret = "s", Divisions = ["Sales"], Permissions = ["architect:flow:view", "architect:flow:edit"] }] },
        });
        using var sales = new Caller(sandbox.Host);
        sales.Use((await sales.SendAsync(Caller.BasicGrant("sales", "s"))).Expect(200).Text("access_token"));
        var grant = Assert.Single((await sales.GetAsync("api/v2/authorization/subjects/me")).Expect(200).Json["grants"]!.AsArray())!;
        Assert.Equal("Sales", grant["division"]!["name"]!.GetValue<string>());
        Assert.Equal(["Sales"], (await sales.GetAsync("api/v2/authorization/divisionspermitted/me?permission=architect:flow:edit")).Expect(200).Texts("name"));
        Assert.Empty((await sales.GetAsync("api/v2/authorization/divisionspermitted/me?permission=architect:flow:publish")).Expect(200).Items);
        var seen = (await sales.GetAsync("api/v2/flows?pageSize=100")).Expect(200).Entities;
        Assert.All(seen, flow => Assert.Equal("Sales", flow!["division"]!["name"]!.GetValue<string>()));
        (await sales.PostAsync($"api/v2/flows/actions/checkout?flow={await sandbox.FlowIdAsync("inboundcall", "Main IVR")}")).ExpectError(403, "missing.permissions");
        (await sales.PostAsync("api/v2/flows/jobs")).ExpectError(403, "missing.permissions");
        Assert.EndsWith("[architect:flow:unlock, architect:flow:publish]", (await sales.PostAsync("api/v2/flows/actions/publish?flow=x")).ExpectError(403, "missing.any.permissions").Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_window_names_its_limit_and_can_ask_for_a_long_wait()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { RateLimit = 1, GenesysCloud = new() { RateLimitRetryAfter = TimeSpan.FromHours(1) } });
        (await sandbox.Caller.GetAsync("api/v2/tokens/me")).Expect(200);
        var refused = (await sandbox.Caller.GetAsync("api/v2/tokens/me")).ExpectError(429, "too.many.requests.retry.after");
        Assert.Equal("3600", refused.Headers["Retry-After"]);
        Assert.Equal("client.credentials.token.rate.per.minute", refused.Json["limit"]!["key"]!.GetValue<string>());
    }

    [Fact]
    public async Task Exchanges_are_observed_without_tokens_and_signatures()
    {
        var seen = new List<ObservedExchange>();
        await using var sandbox = await CloudSandbox.StartAsync(options => options with
        {
            Observe = exchange =>
            {
                lock (seen)
                {
                    seen.Add(exchange);
                }
            },
        });
        var job = await sandbox.RegisterAsync();
        await CloudSandbox.UploadAsync(job, Yaml.Call("Observed"));
        await sandbox.Caller.GetAsync("sandbox/state");
        Assert.Equal(["/oauth/token", "/api/v2/flows/jobs", $"/uploads/{job["id"]}"], seen.Select(exchange => exchange.Path));
        Assert.Equal(["api", "api", "upload"], seen.Select(exchange => exchange.Port));
        Assert.Equal("***", JsonNode.Parse(seen[0].ResponseBody!)!["access_token"]!.GetValue<string>());
        Assert.Contains("X-Amz-Signature=***", seen[2].Query, StringComparison.Ordinal);
    }
}
