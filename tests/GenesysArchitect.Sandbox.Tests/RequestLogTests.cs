using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_logged_with_all_that_is_known_of_it()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        time.Advance(TimeSpan.FromSeconds(1));
        var reply = await caller.PostAsync("api/v2/architect/bundles/deploy?a=1", Wire.Submission("holiday-hours", "dev"));
        var record = sandbox.Requests.ToList()[^1];
        Assert.Equal(2, record.Sequence);
        Assert.Equal(time.GetUtcNow(), record.ArrivedAt);
        Assert.Equal(time.GetUtcNow(), record.AnsweredAt);
        Assert.Equal(time.GetTimestamp(), record.Timestamp);
        Assert.Equal(("POST", "/api/v2/architect/bundles/deploy", "?a=1"), (record.Method, record.Path, record.Query));
        Assert.Equal(sandbox.ClientId, record.ClientId);
        Assert.Matches("^[0-9A-F]{12}$", record.TokenId);
        Assert.Equal(Wire.Submission("holiday-hours", "dev").ToJsonString(), record.Body);
        Assert.Equal((201, 201, true, Fault.None), (record.Status, record.OutcomeStatus, record.Acted, record.Fault));
        Assert.Equal(reply.Headers["ININ-Correlation-Id"], record.CorrelationId);
    }

    [Fact]
    public async Task A_record_is_complete_before_its_answer_arrives()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        for (var request = 0; request < 50; request++)
        {
            await caller.GetAsync("api/v2/skills/billing");
            Assert.Equal(200, sandbox.Requests.ToList()[^1].Status);
        }
    }

    [Fact]
    public async Task A_token_has_the_same_id_in_every_record_and_another_one_has_another()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var one = await Caller.WithTokenAsync(sandbox);
        using var other = await Caller.WithTokenAsync(sandbox);
        await one.GetAsync("api/v2/flows");
        await one.GetAsync("api/v2/flows");
        await other.GetAsync("api/v2/flows");
        var ids = sandbox.Requests.Of("GET", "**").Select(record => record.TokenId).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task No_secret_and_no_token_is_ever_logged()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        var token = await caller.GrantAsync(sandbox);
        caller.Use(token);
        var grant = new JsonObject { ["grant_type"] = "client_credentials", ["client_id"] = sandbox.ClientId, ["client_secret"] = sandbox.ClientSecret };
        await caller.PostAsync("api/v2/oauth/token", grant);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = sandbox.ClientSecret });
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token");
        request.Content = form;
        await caller.SendAsync(request);
        await caller.PostAsync($"webhooks/x?access_token={token}", new JsonObject { ["note"] = $"it is {sandbox.ClientSecret}", ["password"] = "hunter\"2" });
        var log = (await caller.GetAsync("sandbox/requests")).Expect(200).Body;
        Assert.DoesNotContain(sandbox.ClientSecret, log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", log, StringComparison.Ordinal);
        Assert.Contains(sandbox.ClientId, log, StringComparison.Ordinal);
        Assert.Equal("""{"note":"it is ***","password":"***"}""", sandbox.Requests.ToList()[^1].Body);
    }

    [Fact]
    public async Task A_long_body_is_capped()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.PostAsync("webhooks/x", new JsonObject { ["long"] = new string('x', 200_000) })).Expect(202);
        Assert.Equal(65_536, sandbox.Requests.ToList()[^1].Body!.Length);
    }

    [Fact]
    public async Task Malformed_JSON_is_a_400_and_logged()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        foreach (var body in new[] { "{", "[]", "null", """{"a":1,"a":2}""", string.Empty })
        {
            (await caller.SendAsync(HttpMethod.Post, Wire.Deploy, body)).ExpectError(400, "bad.request");
            Assert.Equal(400, sandbox.Requests.ToList()[^1].Status);
        }
    }

    [Fact]
    public async Task An_unknown_path_is_a_404_in_the_error_shape()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("nothing/here")).ExpectError(404, "not.found");
        (await caller.GetAsync("api/v2/nothing")).ExpectError(404, "not.found");
        (await caller.PutAsync("api/v2/flows", new JsonObject())).ExpectError(404, "not.found");
        (await caller.GetAsync(string.Empty)).ExpectError(404, "not.found");
        Assert.Equal(4, sandbox.Requests.ToList().Count(record => record.Status == 404));
    }

    [Fact]
    public async Task The_log_is_filtered_cleared_and_bounded()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { RequestLogCapacity = 5 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        for (var request = 0; request < 6; request++)
        {
            await caller.GetAsync("api/v2/skills/billing");
        }

        await caller.PostAsync("webhooks/x", new JsonObject());
        Assert.Equal([4, 5, 6, 7, 8], sandbox.Requests.ToList().Select(record => record.Sequence));
        Assert.Equal(4, sandbox.Requests.Of("get", "/api/**").Count);
        sandbox.Requests.Clear();
        Assert.Equal(0, sandbox.Requests.Count);
        await caller.GetAsync("api/v2/skills/billing");
        Assert.Equal(9, Assert.Single(sandbox.Requests.ToList()).Sequence);
    }

    [Fact]
    public async Task The_most_requests_in_flight_are_counted()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1) });
        var calls = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => caller.GetAsync("api/v2/skills/billing")));
        await Patience.UntilAsync(() => sandbox.Requests.Of("GET", "/api/**").Count == 6);
        Assert.Equal(6, sandbox.Requests.MaxInFlight);
        await Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return calls.IsCompleted;
        });
        await calls;
        Assert.Equal(6, sandbox.Requests.MaxInFlight);
    }
}
