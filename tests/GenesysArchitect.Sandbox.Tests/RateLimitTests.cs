using System.Globalization;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Every_answer_tells_where_the_token_stands_in_its_window()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        using var caller = await Caller.WithTokenAsync(sandbox);
        var first = await caller.GetAsync("api/v2/flows");
        Assert.Equal(("1", "300", "60"), Standing(first));
        time.Advance(TimeSpan.FromSeconds(12.5));
        var second = await caller.GetAsync("api/v2/flows/nothing");
        Assert.Equal(("2", "300", "48"), Standing(second.Expect(404)));
    }

    [Fact]
    public async Task A_full_window_is_a_429_until_it_is_over()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, RateLimit = 2, RateLimitWindow = TimeSpan.FromSeconds(10) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        time.Advance(TimeSpan.FromSeconds(3.5));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        var refused = (await caller.GetAsync("api/v2/flows")).ExpectError(429, "too.many.requests.retry.after");
        Assert.Equal("7", refused.Headers["Retry-After"]);
        Assert.Equal(("2", "2", "7"), Standing(refused));
        Assert.Equal(1, sandbox.Facts.RateLimitRefusals);
        time.Advance(TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture)));
        (await caller.GetAsync("api/v2/flows")).Expect(200);
    }

    [Fact]
    public async Task A_refused_request_does_not_act_and_the_log_says_when_to_come_again()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, RateLimit = 1 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        await caller.StartAsync("northwind-ivr", "dev");
        (await caller.PostAsync(Wire.Deploy, Wire.Submission("northwind-ivr", "dev"))).Expect(429);
        var record = sandbox.Requests.ToList()[^1];
        Assert.False(record.Acted);
        Assert.Equal("60", record.RetryAfter);
        Assert.Equal(time.GetUtcNow().AddSeconds(60), record.RetryNotBefore);
        Assert.Single(sandbox.Organization.Deployments.ToList());
    }

    [Fact]
    public async Task Each_token_has_a_window_of_its_own()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { RateLimit = 1 });
        using var one = await Caller.WithTokenAsync(sandbox);
        using var other = await Caller.WithTokenAsync(sandbox);
        (await one.GetAsync("api/v2/flows")).Expect(200);
        (await one.GetAsync("api/v2/flows")).Expect(429);
        (await other.GetAsync("api/v2/flows")).Expect(200);
    }

    private static (string Count, string Allowed, string Reset) Standing(Reply reply) =>
        (reply.Headers["inin-ratelimit-count"], reply.Headers["inin-ratelimit-allowed"], reply.Headers["inin-ratelimit-reset"]);
}
