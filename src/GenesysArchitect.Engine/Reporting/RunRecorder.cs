using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Records a run's events, for a report of a run without a journal or with an inaccessible one.</summary>
internal sealed class RunRecorder(string organization, ResourceDefinitions definitions) : IRunObserver
{
    private readonly List<JournalLine> _lines = [];
    private RunStarted? _started;
    private RunResult? _result;

    public string Name => "Report";

    /// <summary>The report; null before the run has started.</summary>
    public RunReport? Report => _started is not { } started ? null : RunReport.Of(
        new JournalRecord { Path = string.Empty, Header = HeaderOf(started), Definitions = definitions, Started = started.Time, Lines = _lines },
        _result?.ExitCode switch
        {
            null => RunState.Running,
            ExitCode.Done => RunState.Completed,
            ExitCode.Cancelled => RunState.Interrupted,
            _ => RunState.Failed,
        });

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                (_started, _result) = (started, null);
                _lines.Clear();
                break;
            case RunEnded { Result: var result }:
                _result = result;
                break;
        }

        if (_started is not null && JournalLine.Of(happened) is { } line)
        {
            _lines.Add(line);
        }

        return ValueTask.CompletedTask;
    }

    private JournalHeader HeaderOf(RunStarted started) => new()
    {
        RunId = started.RunId,
        Tool = ProductInfo.NameAndVersion,
        Organization = organization,
        OrganizationName = organization,
        ManifestHash = string.Empty,
        Paths = [],
        Owner = new LockOwner(Environment.UserName, Environment.MachineName, Environment.ProcessId, started.Time),
        Steps = [.. started.Plan.Steps.Select(RecordedStep.Of)],
    };
}
