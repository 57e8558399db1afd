using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.ProbeProgram;

/// <summary>The result of a probe.</summary>
internal sealed record ProbeResult(string Path, string State, long Version) : IStepOutput, INotifiable
{
    public const string EventName = "probe.changed";

    long? IStepOutput.Version => Version;

    Notification? INotifiable.NotificationOf(StepResult ended) => new(EventName, $"Probe {State}: {Path}")
    {
        IsGood = ended.Status == StepStatus.Succeeded,
        Status = State,
        Facts = [new("probePath", "Path", Path), new("probeVersion", "Version", Version)],
    };
}
