namespace GenesysArchitect.Engine.Running;

/// <summary>The one ordered stream of a run's events. An observer that throws is reported to the others, and told no more.</summary>
#pragma warning disable CA1001 // The semaphore holds nothing of the system's, since nobody asks for its wait handle.
internal sealed class EventStream(TimeProvider time, IEnumerable<IRunObserver> observers, RunHistory? history = null)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<IRunObserver> _observers = [.. observers];
    private long _sequence = history?.LastSequence ?? 0;

    public string RunId { get; } = history?.RunId ?? Guid.NewGuid().ToString("N");

    /// <summary>Has observers watch from here on; those that do already are told each event once.</summary>
    public async Task AddAsync(IEnumerable<IRunObserver> observers)
    {
        await _one.WaitAsync();
        try
        {
            _observers.AddRange(observers.Except(_observers).ToList());
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task EmitAsync(RunEvent happened)
    {
        await _one.WaitAsync();
        try
        {
            var pending = new Queue<RunEvent>([happened]);
            while (pending.TryDequeue(out var next))
            {
                await TellAsync(next with { Sequence = ++_sequence, Time = time.GetUtcNow(), RunId = RunId }, pending);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task TellAsync(RunEvent happened, Queue<RunEvent> pending)
    {
        foreach (var observer in _observers.ToArray())
        {
            try
            {
                await observer.ObserveAsync(happened);
            }
#pragma warning disable CA1031 // Whatever an observer throws, it never fails the run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _observers.Remove(observer);
                pending.Enqueue(new ObserverFailed(observer.Name, failure.Message));
            }
        }
    }
}
