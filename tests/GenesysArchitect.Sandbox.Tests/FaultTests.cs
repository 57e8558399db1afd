using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class FaultTests
{
    private static readonly JsonObject Body = Wire.Submission("northwind-ivr", "dev");

    [Fact]
    public async Task Latency_holds_every_answer_back()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, Latency = TimeSpan.FromSeconds(60) });
        using var caller = new Caller(sandbox);
        var granting = caller.GrantAsync(sandbox);
        await HeldForAsync(granting, sandbox, time, seconds: 60);
        caller.Use(await granting);
        sandbox.Rules.Add(new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(90), Path = "/api/v2/flows" });

        var one = caller.GetAsync("api/v2/flows/main-ivr");
        await HeldForAsync(one, sandbox, time, seconds: 60);
        (await one).Expect(200);
        var other = caller.GetAsync("api/v2/flows");
        await HeldForAsync(other, sandbox, time, seconds: 150);
        (await other).Expect(200);
    }

    [Fact]
    public async Task A_caller_that_gives_up_early_has_done_nothing_unless_the_rule_lets_the_call_act_first()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var rule = new FaultRule { Fault = Fault.Latency, Path = "/**/deploy", Delay = TimeSpan.FromHours(1) };
        sandbox.Rules.Add(rule);
        await GiveUpAsync(sandbox, caller);
        Assert.Empty(sandbox.Organization.Deployments.ToList());
        sandbox.Rules.Clear();
        sandbox.Rules.Add(rule with { ActFirst = true });
        await GiveUpAsync(sandbox, caller);
        Assert.Single(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task Throttling_asks_for_a_wait_in_seconds()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.ThrottleSeconds, RetryAfter = TimeSpan.FromSeconds(6.2) });
        reply.ExpectError(429, "too.many.requests.retry.after");
        Assert.Equal("7", reply.Headers["Retry-After"]);
        Assert.Equal("1", reply.Headers["inin-ratelimit-count"]);
        Assert.Equal(time.GetUtcNow().AddSeconds(7), sandbox.Requests.ToList()[^1].RetryNotBefore);
        Assert.Empty(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task Throttling_asks_for_a_wait_until_a_date_that_is_never_too_early()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        time.Advance(TimeSpan.FromSeconds(0.4));
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.ThrottleDate, RetryAfter = TimeSpan.FromSeconds(2) });
        reply.ExpectError(429, "too.many.requests.retry.after");
        var date = DateTimeOffset.ParseExact(reply.Headers["Retry-After"], "R", CultureInfo.InvariantCulture);
        Assert.Equal(new DateTimeOffset(2030, 1, 2, 3, 4, 8, TimeSpan.Zero), date);
        Assert.Equal(date, sandbox.Requests.ToList()[^1].RetryNotBefore);
    }

    [Fact]
    public async Task Throttling_can_come_without_a_header()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.ThrottleWithoutHeader });
        reply.ExpectError(429, "too.many.requests.retry.after");
        Assert.False(reply.Headers.ContainsKey("Retry-After"));
        Assert.Null(sandbox.Requests.ToList()[^1].RetryAfter);
    }

    [Theory]
    [InlineData(null, 503)]
    [InlineData(500, 500)]
    [InlineData(502, 502)]
    [InlineData(504, 504)]
    public async Task An_error_status_is_answered_in_the_error_shape_and_nothing_is_done(int? asked, int status)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.ErrorStatus, Status = asked });
        reply.Expect(status).ExpectError(status, reply.Text("code"));
        Assert.Empty(sandbox.Organization.Deployments.ToList());
        Assert.Equal((status, false), (sandbox.Requests.ToList()[^1].Status, sandbox.Requests.ToList()[^1].Acted));
    }

    [Fact]
    public async Task An_error_can_be_answered_after_the_call_has_acted()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.ErrorStatus, Status = 504, ActFirst = true });
        reply.Expect(504);
        Assert.Single(sandbox.Organization.Deployments.ToList());
        var record = sandbox.Requests.ToList()[^1];
        Assert.Equal((504, 201, true), (record.Status, record.OutcomeStatus, record.Acted));
    }

    [Fact]
    public async Task A_gateway_answers_a_page_or_nothing_at_all()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var page = await MeetAsync(sandbox, new FaultRule { Fault = Fault.HtmlPage });
        Assert.Equal("text/html", page.Expect(502).Headers["Content-Type"]);
        Assert.StartsWith("<html>", page.Body, StringComparison.Ordinal);
        var nothing = await MeetAsync(sandbox, new FaultRule { Fault = Fault.EmptyBody });
        Assert.Empty(nothing.Expect(504).Body);
        Assert.Empty(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task A_connection_cut_before_acting_leaves_nothing_behind()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => MeetAsync(sandbox, new FaultRule { Fault = Fault.CutBeforeActing }));
        Assert.Empty(sandbox.Organization.Deployments.ToList());
        var record = sandbox.Requests.ToList()[^1];
        Assert.Equal((Fault.CutBeforeActing, null, null, false), (record.Fault, record.Status, record.OutcomeStatus, record.Acted));
    }

    [Fact]
    public async Task A_connection_cut_after_acting_leaves_the_work_done()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => MeetAsync(sandbox, new FaultRule { Fault = Fault.CutAfterActing }));
        Assert.Single(sandbox.Organization.Deployments.ToList());
        var record = sandbox.Requests.ToList()[^1];
        Assert.Equal((Fault.CutAfterActing, null, 201, true), (record.Fault, record.Status, record.OutcomeStatus, record.Acted));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_connection_closed_in_good_order_makes_a_client_send_a_bare_request_again_by_itself(bool inOrder, int requests)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        using var client = new HttpClient { BaseAddress = sandbox.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await caller.GrantAsync(sandbox));
        await client.GetStringAsync("api/v2/flows");
        sandbox.Requests.Clear();
        sandbox.Rules.Add(new FaultRule { Fault = Fault.CutAfterActing, Times = 1, ClosesInOrder = inOrder });
        var publish = client.PostAsync("api/v2/conversations/bots/order-bot/versions/2.0/publish", content: null);
        if (inOrder)
        {
            using var response = await publish;
            Assert.Equal(409, (int)response.StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => publish);
        }

        Assert.Equal(requests, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_connection_closed_in_good_order_is_an_error_to_a_client_that_sent_a_body()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var rule = new FaultRule { Fault = Fault.CutAfterActing, ClosesInOrder = true };
        await Assert.ThrowsAsync<HttpRequestException>(() => MeetAsync(sandbox, rule));
        Assert.Single(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task A_truncated_body_ends_before_its_length()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var client = new HttpClient { BaseAddress = sandbox.BaseAddress };
        using var caller = new Caller(sandbox);
        client.DefaultRequestHeaders.Authorization = new("Bearer", await caller.GrantAsync(sandbox));
        sandbox.Rules.Add(new FaultRule { Fault = Fault.TruncatedBody });
        using var response = await client.GetAsync("api/v2/flows", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(received));
        Assert.InRange(received.Length, 1, response.Content.Headers.ContentLength!.Value - 1);
        Assert.True(sandbox.Requests.ToList()[^1].Acted);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_truncated_too()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var id = await caller.StartAsync("northwind-ivr", "dev");
        sandbox.Rules.Add("DELETE", "**", Fault.TruncatedBody, times: 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.DeleteAsync($"{Wire.Deployments}/{id}"));
        Assert.Equal("CANCELLED", await caller.StatusAsync(id));
    }

    [Fact]
    public async Task A_redirect_points_where_it_is_told_to()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var own = await MeetAsync(sandbox, new FaultRule { Fault = Fault.Redirect });
        Assert.Equal($"{sandbox.BaseAddress}redirected", own.Expect(307).Headers["Location"]);
        var other = await MeetAsync(sandbox, new FaultRule { Fault = Fault.Redirect, Status = 302, Location = "https://elsewhere.example/" });
        Assert.Equal("https://elsewhere.example/", other.Expect(302).Headers["Location"]);
        Assert.Empty(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task A_body_can_be_as_large_as_it_is_told_to()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var reply = await MeetAsync(sandbox, new FaultRule { Fault = Fault.OversizedBody, BodyBytes = 3_000_001 });
        Assert.Equal(3_000_001, reply.Expect(201).Body.Length);
        Assert.NotNull(reply.Json["padding"]);
    }

    [Fact]
    public async Task Token_requests_meet_rules_too()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = new Caller(sandbox);
        sandbox.Rules.Add("POST", "/oauth/token", Fault.ThrottleSeconds, times: 1);
        (await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, sandbox.ClientSecret))).ExpectError(429, "too.many.requests.retry.after");
        (await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, sandbox.ClientSecret))).Expect(200);
    }

    private static async Task<Reply> MeetAsync(SandboxHost sandbox, FaultRule rule)
    {
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add(rule with { Method = "POST", Path = "/api/v2/architect/bundles/deploy", Times = 1 });
        return await caller.PostAsync(Wire.Deploy, Body);
    }

    private static async Task GiveUpAsync(SandboxHost sandbox, Caller caller)
    {
        var answered = sandbox.Requests.Count;
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sandbox.Requests.Answered += _ => seen.TrySetResult();
        using var content = new StringContent(Body.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, Wire.Deploy);
        request.Content = content;
        using var giveUp = new CancellationTokenSource();
        var sending = caller.SendAsync(request, giveUp.Token);
        await Patience.UntilAsync(() => sandbox.Requests.Count == answered + 1);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await seen.Task.OrHang();
        Assert.Equal(answered + 1, sandbox.Requests.Count);
        Assert.Null(sandbox.Requests.ToList()[^1].Status);
    }

    /// <summary>Whether a call is answered once as many seconds have passed, and not before.</summary>
    private static async Task HeldForAsync(Task answer, SandboxHost sandbox, FakeTimeProvider time, int seconds)
    {
        await Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return answer.IsCompleted;
        });
        var call = sandbox.Requests.ToList()[^1];
        Assert.True(call.AnsweredAt - call.ArrivedAt >= TimeSpan.FromSeconds(seconds), $"{call.AnsweredAt - call.ArrivedAt}");
    }
}
