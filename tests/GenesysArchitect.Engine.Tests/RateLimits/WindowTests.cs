using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.RateLimits;

/// <summary>The allowance in the rate limit headers is respected, and used.</summary>
public class WindowTests
{
    [Fact]
    public async Task Calls_beyond_the_allowance_wait_for_the_next_window_and_none_is_refused()
    {
        await using var organization = await StartAsync(Quick with { RateLimit = 20, RateLimitWindow = TimeSpan.FromSeconds(4) });

        await organization.ReadAsync();
        await organization.ReadAsync(49);

        Assert.Equal(0, organization.Sandbox.Facts.RateLimitRefusals);
        Assert.Equal(50, organization.Requests.Of("GET", Schema).Count);

        // Twenty in the first window, twenty in the second, and the rest in the third.
        Assert.InRange(organization.Time.Passed.TotalSeconds, 8, 9);
    }

    [Fact]
    public async Task A_fast_platform_is_called_at_nearly_its_pace_after_a_pause()
    {
        await using var organization = await StartAsync(Quick with { RateLimit = 100, RateLimitWindow = TimeSpan.FromSeconds(1) });
        await organization.ReadAsync();
        var since = organization.Time.Passed;

        await organization.ReadAsync(400);

        Assert.InRange((organization.Time.Passed - since).TotalSeconds, 3, 8);
        Assert.InRange(organization.Sandbox.Facts.RateLimitRefusals, 0, 8);
    }

    [Fact]
    public async Task A_burst_within_the_allowance_is_not_held_back()
    {
        await using var organization = await StartAsync(Quick with { RateLimit = 60, RateLimitWindow = TimeSpan.FromSeconds(30), Latency = TimeSpan.FromMilliseconds(200) });
        await organization.Engine.AuthenticateAsync(CancellationToken.None);

        // While the clock does not advance, no caller could be held back and released.
        foreach (var calls in new[] { 50, 1, 8 })
        {
            var sent = organization.Requests.Of("GET", Schema).Count;
            organization.Time.Freeze();
            var reading = organization.ReadAsync(calls);
            await Patience.UntilAsync(() => organization.Requests.Of("GET", Schema).Count == sent + calls);
            organization.Time.Thaw();
            await reading;
        }

        Assert.Equal(0, organization.Sandbox.Facts.RateLimitRefusals);
    }

    [Fact]
    public async Task A_burst_beyond_the_allowance_is_answered_in_the_end_and_no_call_comes_before_its_time()
    {
        await using var organization = await StartAsync(Quick with { RateLimit = 30, RateLimitWindow = TimeSpan.FromSeconds(3) });

        await organization.ReadAsync(100);

        var requests = organization.Requests.Of("GET", Schema);
        Assert.Equal(100, requests.Count(request => request.Status == 200));
        foreach (var refused in requests.Where(request => request.Status == 429))
        {
            // Requests already in transit when the rejection was sent could not be held back.
            Assert.All(
                requests.Where(request => request.ArrivedAt > refused.AnsweredAt + TimeSpan.FromMilliseconds(200)),
                later => Assert.True(later.ArrivedAt >= refused.RetryNotBefore));
        }
    }
}
