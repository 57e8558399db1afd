namespace GenesysArchitect.Engine.Running;

/// <summary>The one ordered stream of a run's events. An observer that throws is reported to the others, and told no more.</summary>
internal sealed class EventStream(string runId, IEnumerable<IRunObserver> observers, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<IRunObserver> _observers = [.. observers];
    private long _sequence;

    public string RunId => runId;

    public async Task EmitAsync(RunEvent happened)
    {
        await _one.WaitAsync();
        try
        {
            var pending = new Queue<RunEvent>([happened]);
            while (pending.TryDequeue(out var next))
            {
                await TellAsync(next with { Sequence = ++_sequence, Time = time.GetUtcNow(), RunId = runId }, pending);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

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
