using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class FaultMixTests
{
    [Fact]
    public async Task A_share_of_all_answers_fails_in_each_of_seven_ways()
    {
        var faults = await MeetAsync(new FaultMix { Probability = 0.5, Seed = 3 }, requests: 200);
        Assert.InRange(faults.Count(fault => fault != Fault.None), 70, 130);
        Assert.Equal(
            [Fault.None, Fault.ThrottleSeconds, Fault.ThrottleDate, Fault.ErrorStatus, Fault.HtmlPage, Fault.CutBeforeActing, Fault.CutAfterActing, Fault.TruncatedBody],
            faults.Distinct().Order());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults_and_another_one_others()
    {
        var mix = new FaultMix { Probability = 0.5, Seed = 3 };
        var faults = await MeetAsync(mix, requests: 40);
        Assert.Equal(faults, await MeetAsync(mix, requests: 40));
        Assert.NotEqual(faults, await MeetAsync(mix with { Seed = 4 }, requests: 40));
    }

    [Fact]
    public async Task Tokens_and_controls_are_exempt()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { FaultMix = new FaultMix { Probability = 1 } });
        using var caller = new Caller(sandbox);
        for (var request = 0; request < 10; request++)
        {
            await caller.GrantAsync(sandbox);
            (await caller.GetAsync("sandbox/state")).Expect(200);
        }
    }

    [Fact]
    public async Task Tokens_fail_too_when_told_so()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            FaultMix = new FaultMix { Probability = 1, IncludeTokens = true, Faults = [Fault.HtmlPage] },
        });
        using var caller = new Caller(sandbox);
        (await caller.SendAsync(Caller.BasicGrant(sandbox.ClientId, sandbox.ClientSecret))).Expect(502);
    }

    private static async Task<List<Fault>> MeetAsync(FaultMix mix, int requests)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { FaultMix = mix });
        using var caller = await Caller.WithTokenAsync(sandbox);
        for (var request = 0; request < requests; request++)
        {
            try
            {
                await caller.GetAsync("api/v2/skills/billing");
            }
            catch (HttpRequestException)
            {
                Assert.NotEqual(Fault.None, sandbox.Requests.ToList()[^1].Fault);
            }
        }

        return [.. sandbox.Requests.Of("GET", "**").Select(record => record.Fault)];
    }
}
