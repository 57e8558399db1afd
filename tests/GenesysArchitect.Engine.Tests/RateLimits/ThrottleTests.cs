using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.RateLimits;

/// <summary>A rate limit applies to every caller of the connection.</summary>
public class ThrottleTests
{
    [Theory]
    [InlineData(Fault.ThrottleSeconds)]
    [InlineData(Fault.ThrottleDate)]
    public async Task Callers_wait_until_the_deadline_that_one_of_them_was_given_and_are_released_one_by_one(Fault fault)
    {
        const int Callers = 50;
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = fault, Times = 1, RetryAfter = TimeSpan.FromSeconds(2) });
        organization.Time.Freeze();
        var first = organization.ReadAsync();
        await UntilHeldAsync(organization);

        var others = organization.ReadAsync(Callers);
        organization.Time.Thaw();
        await Task.WhenAll(first, others);

        var requests = organization.Requests.Of("GET", Schema);
        var deadline = requests[0].RetryNotBefore!.Value;
        var released = requests.Skip(1).Select(request => request.ArrivedAt).Order().ToList();
        Assert.Equal(Callers + 1, released.Count);
        Assert.All(released, arrived => Assert.True(arrived >= deadline, $"{arrived:O} is before {deadline:O}"));
        Assert.InRange((released[^1] - released[0]).TotalSeconds, 1.1, 1.5);
        Assert.InRange((released[0] - deadline).TotalSeconds, 0, 0.05);
    }

    [Fact]
    public async Task A_wait_longer_than_a_call_may_take_is_an_error_immediately_for_all_and_says_how_long()
    {
        await using var organization = await StartAsync(transport: Brisk with { OperationTimeout = TimeSpan.FromSeconds(30) });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ThrottleSeconds, Times = 1, RetryAfter = TimeSpan.FromSeconds(77) });

        var one = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());
        var other = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());

        AssertNoTimePassed(organization.Time);
        Assert.Equal([ErrorIds.Throttled, ErrorIds.Throttled], [one.ErrorId, other.ErrorId]);
        Assert.Contains("77 s", one.Advice(), StringComparison.Ordinal);
        Assert.Equal("too.many.requests.retry.after", one.PlatformCode);
        Assert.Contains("another 77 s", other.Message, StringComparison.Ordinal);
        Assert.Single(organization.Requests.Of("GET", Schema));
    }

    [Fact]
    public async Task A_call_held_back_until_its_timeout_reports_the_rate_limit()
    {
        await using var organization = await StartAsync(transport: Brisk with { OperationTimeout = TimeSpan.FromSeconds(3) });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ThrottleSeconds, RetryAfter = TimeSpan.FromSeconds(2) });

        var error = await Assert.ThrowsAnyAsync<GcException>(() => organization.ReadAsync());

        Assert.Equal(ErrorIds.Throttled, error.ErrorId);
        Assert.Equal(ErrorKind.Throttled, error.Kind);
        Assert.InRange(organization.Time.Passed.TotalSeconds, 3, 3.01);
        Assert.Equal(2, organization.Requests.Of("GET", Schema).Count);
    }

    [Fact]
    public async Task Without_a_header_the_waits_grow()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ThrottleWithoutHeader, Times = 3 });

        await organization.ReadAsync();

        var arrived = organization.Requests.Of("GET", Schema).Select(request => request.ArrivedAt).ToList();
        Assert.Equal(4, arrived.Count);
        Assert.InRange((arrived[1] - arrived[0]).TotalSeconds, 0.25, 0.55);
        Assert.InRange((arrived[2] - arrived[1]).TotalSeconds, 0.5, 1.05);
        Assert.InRange((arrived[3] - arrived[2]).TotalSeconds, 1, 2.05);
    }

    [Fact]
    public async Task Calls_rejected_together_count_as_one_rejection()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ThrottleWithoutHeader, Times = 12, Delay = TimeSpan.FromMilliseconds(300) });

        // All twelve are in progress before the first is answered.
        organization.Time.Freeze();
        var calls = organization.ReadAsync(12);
        await Patience.UntilAsync(() => organization.Requests.Of("GET", Schema).Count == 12);
        organization.Time.Thaw();
        await calls;

        // The first of the growing waits, and no other.
        Assert.Equal(24, organization.Requests.Of("GET", Schema).Count);
        Assert.InRange(organization.Time.Passed.TotalSeconds, 0.3 + 0.25, 0.3 + 0.55 + (12 * 0.03));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("soon")]
    [InlineData("-5")]
    public async Task A_Retry_After_of_zero_does_not_cause_a_burst(string retryAfter)
    {
        await using var host = new RawHost(_ => RawReply.Json("{}", 429, $"Retry-After: {retryAfter}"));
        using var connection = host.Connect(Brisk with { OperationTimeout = TimeSpan.FromSeconds(2) });

        await Assert.ThrowsAnyAsync<GcException>(() => new DeploymentEngine(connection).Bundles.GetAsync(new("dep-1"), CancellationToken.None));

        // Immediately, after a quarter to half a second, after twice as long, and so on.
        Assert.InRange(host.Calls.Count, 3, 4);
        Assert.InRange(host.Time.Passed.TotalSeconds, 0.75, 2.01);
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("2147483647")]
    [InlineData("99999999999999")]
    public async Task A_wait_beyond_all_measure_is_an_error_immediately(string retryAfter)
    {
        await using var host = new RawHost(_ => RawReply.Json("{}", 429, $"Retry-After: {retryAfter}"));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        AssertNoTimePassed(host.Time);
        Assert.Equal(ErrorIds.Throttled, error.ErrorId);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_wait_of_a_fraction_more_than_a_second_is_waited_for_as_well()
    {
        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Json("{}", 429, "Retry-After: 1.5") : RawReply.Json("{}"));
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);

        Assert.InRange(host.Time.Passed.TotalSeconds, 1.5, 1.55);
    }

    [Fact]
    public async Task A_throttled_submission_was_not_processed_and_is_retried()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.ThrottleSeconds, Times = 2 });

        var result = await organization.DeployOneAsync(Bundle());

        Assert.Equal(StepStatus.Succeeded, result.Status);
        Assert.Equal([429, 429, 202], organization.Submitted.Select(request => request.Status));
        Assert.Empty(organization.Observer.Warnings);
        AssertNoneBeforeItsTime(organization);
    }

    [Fact]
    public async Task The_token_endpoint_can_throttle_too()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TokenRequests, Fault = Fault.ThrottleSeconds, Times = 1, RetryAfter = TimeSpan.FromSeconds(2) });

        await organization.ReadAsync(20);

        Assert.Equal(2, organization.Requests.Of("POST", TokenRequests).Count);
        Assert.Equal(1, organization.Sandbox.Facts.Grants);
        AssertNoneBeforeItsTime(organization);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_it_is_held_returns_immediately_and_the_others_continue()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ThrottleSeconds, Times = 1, RetryAfter = TimeSpan.FromSeconds(3) });
        organization.Time.Freeze();
        var first = organization.ReadAsync();
        await UntilHeldAsync(organization);
        using var stop = new CancellationTokenSource();
        var impatient = Enumerable.Range(0, 10).Select(_ => organization.ReadAsync(stop.Token)).ToList();
        var patient = organization.ReadAsync(5);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(impatient));
        AssertNoTimePassed(organization.Time);
        Assert.False(patient.IsCompleted);
        organization.Time.Thaw();
        await Task.WhenAll(first, patient);

        Assert.Equal(1 + 1 + 5, organization.Requests.Of("GET", Schema).Count);
        AssertNoneBeforeItsTime(organization);
    }

    private static Task UntilHeldAsync(TestOrganization organization) =>
        Patience.UntilAsync(() => organization.Log.Lines.Any(line => line.Contains("rate limit", StringComparison.Ordinal)));

    /// <summary>Verifies that no caller waited: the elapsed time is that of the calls.</summary>
    private static void AssertNoTimePassed(VirtualTime time) => Assert.InRange(time.Passed.TotalSeconds, 0, 0.02);

    private static void AssertNoneBeforeItsTime(TestOrganization organization)
    {
        var requests = organization.Requests.ToList();
        foreach (var throttled in requests.Where(request => request.RetryNotBefore is not null))
        {
            Assert.All(requests.Where(request => request.Sequence > throttled.Sequence), later => Assert.True(later.ArrivedAt >= throttled.RetryNotBefore));
        }
    }
}
