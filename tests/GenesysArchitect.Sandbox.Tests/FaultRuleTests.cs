using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class FaultRuleTests
{
    [Fact]
    public async Task A_rule_holds_for_its_method_and_path_alone()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add("GET", "/api/v2/flows/*/versions", Fault.ErrorStatus);
        (await caller.GetAsync("api/v2/flows/main-ivr/versions")).Expect(503);
        (await caller.GetAsync("api/v2/flows/callback/versions?pageSize=2")).Expect(503);
        (await caller.GetAsync("api/v2/flows/main-ivr")).Expect(200);
        sandbox.Rules.Clear();
        sandbox.Rules.Add("*", "/api/**", Fault.ErrorStatus);
        (await caller.GetAsync("api/v2/flows/main-ivr")).Expect(503);
        (await caller.PostAsync("webhooks/x", new System.Text.Json.Nodes.JsonObject())).Expect(202);
        Assert.Equal("/api/**", Assert.Single(sandbox.Rules.ToList()).Path);
    }

    [Fact]
    public async Task A_rule_can_hold_for_the_nth_request_alone()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        Assert.Equal([200, 200, 503, 200], await StatusesAsync(sandbox, 4, new FaultRule { Fault = Fault.ErrorStatus, Nth = 3 }));
    }

    [Fact]
    public async Task A_rule_can_hold_from_the_nth_request_on_for_some_times()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        Assert.Equal([200, 503, 503, 200], await StatusesAsync(sandbox, 4, new FaultRule { Fault = Fault.ErrorStatus, Nth = 2, Times = 2 }));
    }

    [Fact]
    public async Task A_rule_with_a_probability_is_drawn_the_same_way_for_the_same_seed()
    {
        var rule = new FaultRule { Fault = Fault.ErrorStatus, Probability = 0.5, Seed = 7 };
        await using var one = await SandboxHost.StartAsync();
        await using var other = await SandboxHost.StartAsync();
        var statuses = await StatusesAsync(one, 60, rule);
        Assert.InRange(statuses.Count(status => status == 503), 15, 45);
        Assert.Equal(statuses, await StatusesAsync(other, 60, rule));
        other.Rules.Clear();
        Assert.NotEqual(statuses, await StatusesAsync(other, 60, rule with { Seed = 8 }));
    }

    [Fact]
    public async Task The_first_rule_that_matches_counts_and_the_next_keeps_its_times()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add("GET", "**", Fault.ErrorStatus, times: 1);
        sandbox.Rules.Add("GET", "**", Fault.HtmlPage, times: 1);
        (await caller.GetAsync("api/v2/flows")).Expect(503);
        (await caller.GetAsync("api/v2/flows")).Expect(502);
        (await caller.GetAsync("api/v2/flows")).Expect(200);
    }

    [Fact]
    public async Task A_rule_given_at_the_start_holds_again_after_a_reset()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Rules = [new FaultRule { Fault = Fault.ErrorStatus, Path = "/api/v2/flows", Times = 1 }] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync("api/v2/flows")).Expect(503);
        (await caller.GetAsync("api/v2/flows")).Expect(200);
        sandbox.Reset();
        (await caller.GetAsync("api/v2/flows")).Expect(503);
    }

    [Fact]
    public async Task A_rule_out_of_range_is_refused()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        foreach (var rule in new[]
        {
            new FaultRule { Fault = Fault.ErrorStatus, Status = 99 },
            new FaultRule { Fault = Fault.ErrorStatus, Nth = 0 },
            new FaultRule { Fault = Fault.ErrorStatus, Times = -1 },
            new FaultRule { Fault = Fault.ErrorStatus, Probability = 1.1 },
            new FaultRule { Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(-1) },
            new FaultRule { Fault = Fault.ThrottleSeconds, RetryAfter = TimeSpan.FromDays(2) },
            new FaultRule { Fault = Fault.OversizedBody, BodyBytes = -1 },
        })
        {
            Assert.Throws<ArgumentException>(() => sandbox.Rules.Add(rule));
        }
    }

    private static async Task<List<int>> StatusesAsync(SandboxHost sandbox, int requests, FaultRule rule)
    {
        using var caller = await Caller.WithTokenAsync(sandbox);
        sandbox.Rules.Add(rule with { Path = "/api/**" });
        var statuses = new List<int>();
        for (var request = 0; request < requests; request++)
        {
            statuses.Add((await caller.GetAsync("api/v2/skills/billing")).Status);
        }

        return statuses;
    }
}
