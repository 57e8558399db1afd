using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Observing;

/// <summary>The transport can be measured and traced from outside, without revealing a secret.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task Calls_resends_holds_and_grants_are_measured()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "GenesysArchitect")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        await using var host = new RawHost(call => call.Nth switch { 1 => RawReply.Json("{}", 503), 2 => RawReply.Json("{}", 429, "Retry-After: 1"), _ => RawReply.Json("{}") with { Delay = TimeSpan.FromSeconds(2) } });
        using var connection = host.Connect();
        await connection.SendAsync(Calls.Read);

        Assert.True(measured["genesysarchitect.client.request.duration"] >= 2);
        Assert.True(measured["genesysarchitect.client.request.resends"] >= 1);
        Assert.True(measured["genesysarchitect.client.throttle.duration"] >= 1);
        Assert.True(measured["genesysarchitect.client.token.grants"] >= 1);
    }

    [Fact]
    public async Task A_call_with_all_its_attempts_is_one_activity()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "GenesysArchitect",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var mine = new Activity("test").Start();

        await using var host = new RawHost(call => call.Nth == 1 ? RawReply.Close : RawReply.Json("{}"));
        using var connection = host.Connect();
        await connection.SendAsync(Calls.Read);

        var activity = Assert.Single(activities, stopped => stopped.TraceId == mine.TraceId);
        Assert.Equal(ActivityKind.Client, activity.Kind);
        Assert.Contains(activity.TagObjects, tag => tag is { Key: "http.response.status_code", Value: 200 });
        Assert.All(activity.TagObjects, tag => Assert.DoesNotContain("raw-", $"{tag.Value}", StringComparison.Ordinal));
    }
}
