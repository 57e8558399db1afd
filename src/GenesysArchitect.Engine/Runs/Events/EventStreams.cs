using GenesysArchitect.Engine.Metrics;
using GenesysArchitect.Engine.Runs.Resuming;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>Opens the stream of each run, with those who watch all runs of an engine before those who watch this one.</summary>
internal sealed class EventStreams(TimeProvider time, ILogger log, IReadOnlyList<IRunObserver> status)
{
    private readonly IReadOnlyList<IRunObserver> _status = [new EventLog(log), new RunMetrics(), .. status];

    /// <summary>The stream of a run.</summary>
    /// <param name="observers">Who watches this run besides.</param>
    /// <param name="history">The interrupted run that it continues with; null for none.</param>
    public EventStream Open(IEnumerable<IRunObserver> observers, RunHistory? history = null) => new(time, _status.Concat(observers), history);

    /// <summary>A stream that no one listens to: for what only reads.</summary>
    public EventStream Silent() => new(time, []);
}
