namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>
/// Something that watches a run: progress, a log, a journal. It gets every event, in order and one
/// at a time, and never calls back into the run.
/// </summary>
public interface IRunObserver
{
    /// <summary>What the observer is called when it fails.</summary>
    string Name { get; }

    /// <summary>Takes an event. The run waits for it, so that what must be on disk first can be.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>When the observer has taken it.</returns>
    ValueTask ObserveAsync(RunEvent happened);
}
