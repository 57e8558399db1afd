namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>
/// Observes a run: progress, a log, a journal. It receives every event, in order and one
/// at a time, and never calls back into the run.
/// </summary>
public interface IRunObserver
{
    /// <summary>The name of the observer in error messages.</summary>
    string Name { get; }

    /// <summary>Processes an event. The run waits for it, so that the observer can first write to disk.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>A task that completes when the event is processed.</returns>
    ValueTask ObserveAsync(RunEvent happened);
}
