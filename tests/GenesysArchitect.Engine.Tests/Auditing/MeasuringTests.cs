using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Metrics;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>Deployments are measured from the entries of an audit log.</summary>
public class MeasuringTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ended_deployments_are_counted_separately_from_the_others()
    {
        var measure = Assert.Single(Measure([], Ended("Succeeded"), Ended("Succeeded"), Ended("RolledBack"), Ended("Failed"), Ended("StillRunning"), Ended("Blocked"), Ended("NoChange"), Ended("Skipped")));

        Assert.Equal((4, 2, 2, 1, 1, 1), (measure.Total, measure.Succeeded, measure.Failed, measure.RolledBack, measure.Unfinished, measure.Blocked));
        Assert.Equal((0.5, 0.5), (measure.SuccessRate, measure.ChangeFailureRate));
        Assert.Equal(3, measure.Failures["Gc.Test"]);
    }

    [Fact]
    public void Latencies_of_successful_deployments_are_measured_by_nearest_rank()
    {
        var entries = Enumerable.Range(1, 100).Reverse().Select(number => Ended("Succeeded") with { LatencyMs = number }).Append(Ended("Failed") with { LatencyMs = 9000 });

        var measure = Assert.Single(Measure([], [.. entries]));

        Assert.Equal((50.5, 50, 95, 99), (measure.MeanMs, measure.P50Ms, measure.P95Ms, measure.P99Ms));
    }

    [Fact]
    public void A_resource_is_restored_by_its_next_success()
    {
        var measure = Assert.Single(Measure(
            [],
            Ended("Failed", "a@prod"),
            Ended("Succeeded", "b@prod", minutes: 1),
            Ended("Failed", "a@prod", minutes: 10),
            Ended("Succeeded", "a@prod", minutes: 30),
            Ended("Succeeded", "a@prod", minutes: 50)));

        Assert.Equal(TimeSpan.FromMinutes(30), measure.TimeToRestore);
    }

    [Fact]
    public void A_manual_rollback_counts_as_a_failure()
    {
        var deployed = Ended("Succeeded") with { Facts = new Dictionary<string, string> { ["deploymentId"] = "d-1" } };
        var back = Ended("Succeeded", "d-1") with { Action = "RollBack" };

        var measure = Assert.Single(Measure([], deployed, back, Ended("Succeeded")));

        Assert.Equal((2, 1.0, 0.5), (measure.Total, measure.SuccessRate, measure.ChangeFailureRate));
    }

    [Fact]
    public void Groups_are_measured_separately()
    {
        var measures = Measure(
            [DeploymentGrouping.Bundle, DeploymentGrouping.Environment, DeploymentGrouping.Day],
            Ended("Succeeded", "a@prod"),
            Ended("Failed", "a@test", "test"),
            Ended("Succeeded", "a@prod", minutes: 24 * 60));

        Assert.Equal(
            [("a", "prod", new DateOnly(2027, 3, 1), 1), ("a", "test", new DateOnly(2027, 3, 1), 1), ("a", "prod", new DateOnly(2027, 3, 2), 1)],
            measures.Select(measure => (measure.Bundle!, measure.Environment!, measure.Day!.Value, measure.Total)));
    }

    [Fact]
    public void An_empty_log_has_empty_measures()
    {
        var measure = Assert.Single(Measure([]));

        Assert.Equal(0, measure.Total);
        Assert.Null(measure.SuccessRate);
        Assert.Null(measure.P99Ms);
    }

    [Fact]
    public void Flows_and_other_events_are_ignored() =>
        Assert.Equal(0, Assert.Single(Measure([], Ended("Succeeded") with { Action = "Update" }, Ended("Succeeded") with { Event = "submitted" })).Total);

    private static IReadOnlyList<GcDeploymentMeasure> Measure(DeploymentGrouping[] grouping, params GcAuditEntry[] entries)
    {
        var measurement = new DeploymentMeasurement(grouping);
        foreach (var entry in entries)
        {
            measurement.Add(entry);
        }

        return measurement.Measures();
    }

    private static GcAuditEntry Ended(string status, string name = "desk@prod", string environment = "prod", int minutes = 0) => new()
    {
        Time = Monday.AddMinutes(minutes),
        Event = "step_ended",
        Action = "Deploy",
        Status = status,
        Resource = $"BundleDeployment/{name}",
        Environment = [environment],
        LatencyMs = 1000,
        Error = status is "Succeeded" or "NoChange" ? null : new GcAuditError("Gc.Test", "Failed", "test"),
    };
}
