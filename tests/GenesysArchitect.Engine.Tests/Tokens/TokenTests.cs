using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Tokens;

/// <summary>One token serves all callers of a connection, and is renewed before it expires.</summary>
public class TokenTests
{
    [Fact]
    public async Task A_hundred_callers_share_one_grant()
    {
        await using var organization = await StartAsync();

        await organization.ReadAsync(100);

        Assert.Single(organization.Requests.Of("POST", TokenRequests));
        Assert.Single(organization.Requests.Of("GET", Schema).Select(request => request.TokenId).Distinct());
    }

    [Fact]
    public async Task Under_steady_load_it_is_renewed_ahead_of_its_end_and_no_call_is_refused()
    {
        await using var organization = await StartAsync(Quick with { TokenLife = TimeSpan.FromSeconds(3) });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (organization.Time.Passed < TimeSpan.FromSeconds(8))
            {
                await organization.ReadAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(250), organization.Time);
            }
        }));

        Assert.All(organization.Requests.ToList(), request => Assert.Equal(200, request.Status));

        // 2.7 s each: at 0, and each time when the next call is sent, until 8.
        Assert.Equal(3, organization.Sandbox.Facts.Grants);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_and_each_call_is_replayed_once()
    {
        await using var organization = await StartAsync(Quick with { Latency = TimeSpan.FromMilliseconds(200) });
        await organization.ReadAsync();
        organization.Sandbox.RevokeTokens();

        await organization.ReadAsync(50);

        Assert.Equal(2, organization.Sandbox.Facts.Grants);
        Assert.Equal(51, organization.Requests.Of("GET", Schema).Count(request => request.Status == 200));
        Assert.InRange(organization.Requests.Of("GET", Schema).Count(request => request.Status == 401), 1, 50);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_an_error_after_one_replay()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ErrorStatus, Status = 401 });

        var error = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());

        Assert.Equal(ErrorIds.TokenRefused, error.ErrorId);
        Assert.Equal(2, organization.Requests.Of("GET", Schema).Count);
        Assert.Equal(2, organization.Sandbox.Facts.Grants);
    }

    [Fact]
    public async Task A_submission_that_met_a_refused_token_is_replayed_and_happens_once()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.ErrorStatus, Status = 401, Times = 1 });

        await organization.DeployOneAsync(Bundle());

        Assert.Equal([401, 202], organization.Submitted.Select(request => request.Status));
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_fail_those_who_wait_for_the_same_token()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TokenRequests, Fault = Fault.Latency, Delay = TimeSpan.FromSeconds(1) });
        using var stop = new CancellationTokenSource();
        organization.Time.Freeze();
        var impatient = organization.ReadAsync(stop.Token);
        var patient = organization.ReadAsync(10);

        await Patience.UntilAsync(() => organization.Requests.Of("POST", TokenRequests).Count == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        organization.Time.Thaw();
        await patient;

        Assert.Equal(1, organization.Sandbox.Facts.Grants);
    }

    [Fact]
    public async Task A_renewal_that_fails_ahead_of_time_leaves_the_old_token_in_use_until_its_end()
    {
        var time = new FakeTimeProvider();
        var grants = 0;
        var log = new RecordingHost();
        using var tokens = new AccessTokens(
            (_, _, _) => ++grants == 1
                ? Task.FromResult(AccessToken.Granted(new Secret("first"), TimeSpan.FromMinutes(60), time))
                : throw new GcException(ErrorIds.ServerError, ErrorKind.Unavailable, "down"),
            time);
        var first = await tokens.GetAsync(NullLogger.Instance, CancellationToken.None);

        time.Advance(TimeSpan.FromMinutes(54.9));
        await tokens.GetAsync(new HostLogger(log), CancellationToken.None);
        Assert.Equal(1, grants);

        // Five minutes before its end it is renewed, and again every ten seconds, but used meanwhile.
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Same(first.Value, (await tokens.GetAsync(new HostLogger(log), CancellationToken.None)).Value);
        Assert.Same(first.Value, (await tokens.GetAsync(new HostLogger(log), CancellationToken.None)).Value);
        Assert.Equal(2, grants);
        Assert.Single(log.Of(EngineLogLevel.Warning));
        time.Advance(TimeSpan.FromSeconds(11));
        await tokens.GetAsync(new HostLogger(log), CancellationToken.None);
        Assert.Equal(3, grants);

        time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<GcException>(async () => await tokens.GetAsync(new HostLogger(log), CancellationToken.None));
    }

    [Fact]
    public void A_token_is_renewed_a_tenth_of_its_life_ahead_and_five_minutes_at_the_most()
    {
        var time = new FakeTimeProvider();
        var secret = new Secret("token");

        var now = time.GetTimestamp();
        Assert.Equal(TimeSpan.FromSeconds(90), time.GetElapsedTime(now, AccessToken.Granted(secret, TimeSpan.FromSeconds(100), time).RenewAt));
        Assert.Equal(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5), time.GetElapsedTime(now, AccessToken.Granted(secret, TimeSpan.FromHours(24), time).RenewAt));
        Assert.Equal(TimeSpan.FromHours(24), time.GetElapsedTime(now, AccessToken.Granted(secret, TimeSpan.FromHours(24), time).EndsAt));
    }

    [Fact]
    public async Task A_specified_access_token_is_never_renewed()
    {
        await using var granting = await StartAsync();
        await granting.ReadAsync();
        await using var organization = await StartAsync(with: settings => settings with { Client = null, AccessToken = new Secret("somebody-elses-token") });

        var error = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());

        Assert.Equal(ErrorIds.TokenRefused, error.ErrorId);
        Assert.Single(organization.Requests.ToList());
        Assert.Null(organization.Connection.ClientId);
    }
}
