using GenesysArchitect.Engine.Metrics;
using GenesysArchitect.Engine.Runs.Resuming;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>Opens the stream of each run, with the observers of the engine before those of the run.</summary>
internal sealed class EventStreams(TimeProvider time, ILogger log, IReadOnlyList<IRunObserver> status)
{
    private readonly IReadOnlyList<IRunObserver> _status = [new EventLog(log), new RunMetrics(), .. status];

    /// <summary>The stream of a run.</summary>
    /// <param name="observers">The observers of this run.</param>
    /// <param name="history">The interrupted run that it resumes; null for none.</param>
    public EventStream Open(IEnumerable<IRunObserver> observers, RunHistory? history = null) => new(time, _status.Concat(observers), history);

    /// <summary>A stream without observers, for operations that only read.</summary>
    public EventStream Silent() => new(time, []);
}
