using System.Diagnostics;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Metrics;

/// <summary>Records the metrics of a run. Without a listener, nothing is recorded.</summary>
internal sealed class RunMetrics : IRunObserver
{
    private const string Kind = "genesysarchitect.resource.kind";
    private const string Outcome = "genesysarchitect.outcome";

    public string Name => "Metrics";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case StepEnded { Result: var result }:
                Record(result);
                break;
            case RunEnded { Result: var result } when Diagnostics.RunDuration.Enabled:
                Diagnostics.RunDuration.Record(result.Duration.TotalSeconds, new KeyValuePair<string, object?>(Outcome, Diagnostics.NameOf(result.ExitCode)));
                break;
        }

        return ValueTask.CompletedTask;
    }

    private static void Record(StepResult result)
    {
        if (result is { Status: not StepStatus.Skipped, Error: { Kind: ErrorKind.InvalidInput } invalid } && Diagnostics.ValidationFailures.Enabled)
        {
            Diagnostics.ValidationFailures.Add(1, new TagList { { Kind, result.Address.Kind }, { "error.type", invalid.ErrorId } });
        }

        // A step without changes, or one that was not started, is not a deployment.
        if (result.Status is StepStatus.NoChange or StepStatus.Skipped or StepStatus.Blocked || !(Diagnostics.Deployments.Enabled || Diagnostics.DeploymentDuration.Enabled))
        {
            return;
        }

        var tags = new TagList { { Kind, result.Address.Kind }, { Outcome, Diagnostics.NameOf(result.Status) } };
        if (result.Error is { } error)
        {
            tags.Add("error.type", error.ErrorId);
        }

        Diagnostics.Deployments.Add(1, tags);
        Diagnostics.DeploymentDuration.Record(result.Duration.TotalSeconds, tags);
    }
}
