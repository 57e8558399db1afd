using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.ManifestRuns;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Engine.Tests.Metering;

/// <summary>The metrics and traces of a run.</summary>
public class MetricsTests
{
    [Fact]
    public async Task Deployments_are_counted_and_timed_by_kind_and_outcome()
    {
        using var meter = new Listener();
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("metered-good", "metered-bad"), TestOrganization.Quick with { Outcomes = new Dictionary<string, JobScript> { ["metered-bad/test"] = new() { Outcome = JobOutcome.Failed } } });

        await folder.ApplyAsync();

        Assert.True(meter.Sum("genesysarchitect.deployments", ("genesysarchitect.resource.kind", "BundleDeployment"), ("genesysarchitect.outcome", "succeeded")) >= 1);
        Assert.True(meter.Sum("genesysarchitect.deployments", ("genesysarchitect.outcome", "rolled_back"), ("error.type", "Gc.Bundle.DeploymentFailed")) >= 1);
        Assert.True(meter.Sum("genesysarchitect.deployment.duration", ("genesysarchitect.outcome", "succeeded")) > 0.2);
        Assert.True(meter.Sum("genesysarchitect.run.duration", ("genesysarchitect.outcome", "failed")) > 0.2);
        Assert.True(meter.Sum("genesysarchitect.polls") >= 2);
        Assert.True(meter.Sum("genesysarchitect.client.request.duration", ("http.response.status_code", 200)) > 0);
    }

    [Fact]
    public async Task Validation_failures_are_counted_by_error()
    {
        using var meter = new Listener();
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Flow.Replace("blocks:", "references: [nobody]\n  blocks:", StringComparison.Ordinal));

        await folder.ApplyAsync();

        Assert.True(meter.Sum("genesysarchitect.validation.failures", ("genesysarchitect.resource.kind", "Flow"), ("error.type", "Gc.Flow.Invalid")) >= 1);
    }

    [Fact]
    public async Task Names_and_units_follow_the_conventions()
    {
        using var meter = new Listener();
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("named"));
        await folder.ApplyAsync();

        Assert.All(meter.Instruments, instrument =>
        {
            Assert.Matches("^genesysarchitect(\\.[a-z_]+)+$", instrument.Name);
            Assert.Matches("^(s|\\{[a-z]+\\})$", instrument.Unit);
            Assert.NotEmpty(instrument.Description!);
        });
    }

    [Fact]
    public async Task A_run_is_an_activity_with_its_steps_and_their_calls_within()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "GenesysArchitect",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var mine = new Activity("test").Start();
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("traced"));

        await folder.ApplyAsync();

        var activities = stopped.Where(activity => activity.TraceId == mine.TraceId).ToList();
        var run = Assert.Single(activities, activity => activity.OperationName == "run");
        var step = Assert.Single(activities, activity => activity.OperationName == "Deploy BundleDeployment");
        Assert.Equal(run.SpanId, step.ParentSpanId);
        Assert.Contains(activities, activity => activity.OperationName == "POST" && activity.ParentSpanId == step.SpanId);
    }

    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measured = new();

        public Listener()
        {
            _listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "GenesysArchitect")
                {
                    Instruments.Enqueue(instrument);
                    self.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.Start();
        }

        public ConcurrentQueue<Instrument> Instruments { get; } = new();

        public double Sum(string name, params (string Name, object Value)[] tags) =>
            _measured.Where(measured => measured.Name == name && Array.TrueForAll(tags, tag => measured.Tags.Contains(new KeyValuePair<string, object?>(tag.Name, tag.Value)))).Sum(measured => measured.Value);

        public void Dispose() => _listener.Dispose();
    }
}
