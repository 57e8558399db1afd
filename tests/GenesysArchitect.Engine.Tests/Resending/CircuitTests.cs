using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Retrying;

/// <summary>Calls to a platform that returns only server errors are suspended for a while.</summary>
public class CircuitTests
{
    private static readonly TransportOptions ShortBreak = Brisk with { CircuitBreak = TimeSpan.FromSeconds(1.5), Retries = 3 };

    [Fact]
    public async Task The_circuit_opens_fails_fast_with_a_clear_error_and_closes_again()
    {
        await using var organization = await StartAsync(transport: ShortBreak);
        organization.Sandbox.Rules.Add("GET", Schema, Fault.ErrorStatus);
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());
        }

        var sent = organization.Requests.Of("GET", Schema).Count;
        organization.Time.Freeze();
        var open = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());

        Assert.Equal(ErrorIds.CircuitOpen, open.ErrorId);
        Assert.Equal(ErrorKind.Unavailable, open.Kind);
        Assert.Contains("not sent", open.Message, StringComparison.Ordinal);
        Assert.Contains("Wait", open.Advice(), StringComparison.Ordinal);
        Assert.Equal(sent, organization.Requests.Of("GET", Schema).Count);
        Assert.InRange(sent, 9, 12);
        Assert.Contains(organization.Log.Of(Hosting.EngineLogLevel.Warning), line => line.Contains("keeps failing", StringComparison.Ordinal));

        organization.Sandbox.Rules.Clear();
        await organization.Time.PassAsync(TimeSpan.FromSeconds(1.4));
        Assert.Equal(ErrorIds.CircuitOpen, (await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync())).ErrorId);
        await organization.Time.PassAsync(TimeSpan.FromSeconds(0.2));
        await organization.ReadAsync();
        await organization.ReadAsync(5);
    }

    [Fact]
    public async Task One_call_after_the_break_decides_whether_it_stays_open()
    {
        await using var organization = await StartAsync(transport: ShortBreak);
        organization.Sandbox.Rules.Add("GET", Schema, Fault.ErrorStatus);
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());
        }

        await Task.Delay(TimeSpan.FromSeconds(2), organization.Time);
        var sent = organization.Requests.Of("GET", Schema).Count;
        var failures = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Assert.ThrowsAsync<GcException>(() => organization.ReadAsync())));

        Assert.InRange(organization.Requests.Of("GET", Schema).Count - sent, 1, 2);
        Assert.Contains(failures, failure => failure.ErrorId == ErrorIds.CircuitOpen);
    }

    [Fact]
    public async Task Failures_among_successes_and_refusals_do_not_open_it()
    {
        await using var organization = await StartAsync(transport: ShortBreak with { Retries = 1, CircuitMinimum = 5 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ErrorStatus, Probability = 0.5 });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.ErrorStatus, Status = 404 });

        for (var call = 0; call < 40; call++)
        {
            var error = await Assert.ThrowsAsync<GcException>(() => organization.ReadAsync());
            Assert.NotEqual(ErrorIds.CircuitOpen, error.ErrorId);
        }
    }
}
