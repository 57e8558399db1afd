using System.Net;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.RateLimits;

/// <summary>Retry-After means the same on every answer: nothing is sent over the connection before its time.</summary>
public class RetryAfterTests
{
    private static readonly DateTimeOffset Answered = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5.0, "5")]
    [InlineData(1.5, "1.5")]
    [InlineData(4.0, "1", "4")]
    [InlineData(4.0, "4", "1")]
    [InlineData(3.0, "3, 3")]
    [InlineData(7.0, "3,7, soon")]
    [InlineData(90.0, "Mon, 02 Mar 2026 08:01:30 GMT")]
    [InlineData(90.0, "Tue, 02 Mar 2026 08:01:30 GMT")]
    [InlineData(90.0, "Monday, 02-Mar-26 08:01:30 GMT")]
    [InlineData(90.0, "Mon Mar  2 08:01:30 2026")]
    [InlineData(90.0, "2, Mon, 02 Mar 2026 08:01:30 GMT, 3")]
    [InlineData(0.0, "Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData(0.0, "0")]
    [InlineData(31_536_000.0, "99999999999999999999")]
    [InlineData(31_536_000.0, "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData(null, "soon")]
    [InlineData(null, "NaN")]
    [InlineData(null, "Infinity")]
    [InlineData(null, "-5")]
    [InlineData(null, "1e3")]
    [InlineData(null, "")]
    [InlineData(5.0, "NaN, 5")]
    public void The_longest_that_is_named_counts(double? seconds, params string[] values) =>
        Assert.Equal(seconds, RetryAfterHeader.Read(values, Answered)?.TotalSeconds);

    [Theory]
    [InlineData(503, "5")]
    [InlineData(500, "5")]
    [InlineData(502, "1, 5")]
    [InlineData(429, "5")]
    public async Task A_call_is_sent_again_when_the_wait_is_over_and_not_before(int status, string retryAfter)
    {
        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Json("{}", status, $"Retry-After: {retryAfter}") : RawReply.Json("{}"));
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);

        Assert.Equal(2, host.Calls.Count);
        Assert.InRange(host.Time.Passed.TotalSeconds, 5, 5.3);
    }

    [Fact]
    public async Task Headers_that_come_twice_are_read_as_one_list()
    {
        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Json("{}", 429, "Retry-After: 1", "Retry-After: 4") : RawReply.Json("{}"));
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);

        Assert.InRange(host.Time.Passed.TotalSeconds, 4, 4.1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task Whatever_the_status_the_next_call_of_anybody_waits(int status)
    {
        await using var host = new RawHost(call => call.Method == "DELETE" ? RawReply.Json("{}", status, "Retry-After: 20") : RawReply.Json("{}"));
        using var connection = host.Connect();
        await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Start with { Method = HttpMethod.Delete }));
        Assert.InRange(host.Time.Passed.TotalSeconds, 0, 0.1);

        await connection.SendAsync(Calls.Read);

        Assert.InRange(host.Time.Passed.TotalSeconds, 20, 20.1);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task The_token_endpoint_is_obeyed_as_well(int status)
    {
        var grants = 0;
        await using var host = new RawHost(_ => RawReply.Json("{}"), _ => ++grants == 1 ? RawReply.Json("{}", status, "Retry-After: 6") : RawReply.Token());
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);

        Assert.Equal(2, grants);
        Assert.InRange(host.Time.Passed.TotalSeconds, 6, 6.3);
    }

    [Fact]
    public async Task A_server_error_that_asks_for_longer_than_a_call_may_take_is_that_error_at_once()
    {
        await using var host = new RawHost(_ => RawReply.Json("""{"code":"maintenance"}""", 503, "Retry-After: 4000"));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal((ErrorIds.ServerError, (int)HttpStatusCode.ServiceUnavailable), (error.ErrorId, error.Status));
        Assert.Contains("4000 s", error.Advice(), StringComparison.Ordinal);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_wait_is_reported_when_it_begins_and_once_for_all_who_wait()
    {
        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Json("{}", 429, "Retry-After: 30") : RawReply.Json($"{{\"id\":\"{call.Target.Split('/')[^1]}\",\"version\":\"2.0\"}}"));
        using var connection = host.Connect();
        var log = new WaitingHost();
        var client = new ApiClient(connection.Channel, new HostLogger(log), new Runs.Events.StepCalls(log));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.SendAsync(Calls.Read, CancellationToken.None)));

        var wait = Assert.Single(log.Waits);
        Assert.InRange(wait.Length.TotalSeconds, 29, 31);
        Assert.Contains("asked its callers to wait", wait.ToString(), StringComparison.Ordinal);
        Assert.True(log.Ended > 0);
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_is_reported_as_that()
    {
        await using var host = new RawHost(call => RawReply.Json("{}", 200, $"inin-ratelimit-count: {call.Nth}", "inin-ratelimit-allowed: 3", "inin-ratelimit-reset: 50"));
        using var connection = host.Connect();
        var log = new WaitingHost();
        var client = new ApiClient(connection.Channel, new HostLogger(log), new Runs.Events.StepCalls(log));
        for (var call = 0; call < 4; call++)
        {
            await client.SendAsync(Calls.Read, CancellationToken.None);
        }

        Assert.Contains("allows 3 calls", Assert.Single(log.Waits).ToString(), StringComparison.Ordinal);
    }

    private sealed class WaitingHost : IEngineHost
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<EngineWait> _waits = new();
        private int _ended;

        public IReadOnlyList<EngineWait> Waits => [.. _waits];

        public int Ended => _ended;

        public bool IsEnabled(EngineLogLevel level) => true;

        public void Log(EngineLogLevel level, string message)
        {
        }

        public void Waiting(EngineWait wait) => _waits.Enqueue(wait);

        public void WaitEnded() => Interlocked.Increment(ref _ended);
    }
}
