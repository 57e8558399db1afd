using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The single ordered event stream of a run. An observer that throws is reported to the others, and receives no further events.</summary>
#pragma warning disable CA1001 // The semaphore holds no system resource, since its wait handle is never used.
internal sealed class EventStream(TimeProvider time, IEnumerable<IRunObserver> observers, RunHistory? history = null)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<IRunObserver> _observers = [.. observers];
    private readonly ConcurrentQueue<RunEvent> _posted = new();
    private long _sequence = history?.LastSequence ?? 0;
    private bool _hasEnded;

    public string RunId { get; } = history?.RunId ?? Guid.NewGuid().ToString("N");

    /// <summary>Adds observers; one that is already added receives each event once.</summary>
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
            await ReportPostedAsync();
            await ReportWithFailuresAsync(happened);
            _hasEnded = happened switch
            {
                RunEnded => true,
                RunStarted => false,
                _ => _hasEnded,
            };
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Queues an event without waiting; it precedes all later events. After the end of the run, nothing is reported.</summary>
    public void Post(RunEvent happened)
    {
        _posted.Enqueue(happened);
        _ = Task.Run(FlushAsync);
    }

    private async Task FlushAsync()
    {
        await _one.WaitAsync();
        try
        {
            await ReportPostedAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ReportPostedAsync()
    {
        while (_posted.TryDequeue(out var posted))
        {
            if (!_hasEnded)
            {
                await ReportWithFailuresAsync(posted);
            }
        }
    }

    private async Task ReportWithFailuresAsync(RunEvent happened)
    {
        var pending = new Queue<RunEvent>([happened]);
        while (pending.TryDequeue(out var next))
        {
            await ReportAsync(next with { Sequence = ++_sequence, Time = time.GetUtcNow(), RunId = RunId }, pending);
        }
    }

    private async Task ReportAsync(RunEvent happened, Queue<RunEvent> pending)
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
                pending.Enqueue(new ObserverFailed(observer.Name, failure.Message) { Remedies = (failure as GcException)?.Remedies ?? [] });
            }
        }
    }
}
