namespace GenesysArchitect.Sandbox.World;

/// <summary>
/// What will happen later, in the order of time. Due entries run before anybody sees the state that they change, so that the state
/// is exact under any clock; a timer runs them as well, for those who wait to be notified.
/// </summary>
internal sealed class Agenda : IDisposable
{
    // A timer cannot wait longer than some weeks; it is set anew then.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly object _gate;
    private readonly TimeProvider _time;
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset Due, long Order)> _entries = new();
    private readonly ITimer _timer;
    private long _order;

    /// <summary>An empty agenda.</summary>
    /// <param name="gate">The lock that guards the state; it is held while entries run.</param>
    /// <param name="time">The clock.</param>
    internal Agenda(object gate, TimeProvider time)
    {
        _gate = gate;
        _time = time;
        _timer = time.CreateTimer(_ => OnTimer(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Adds an entry. The lock is held by the caller.</summary>
    internal void Add(DateTimeOffset due, Action<DateTimeOffset> act)
    {
        if (due <= Now)
        {
            act(Now);
            return;
        }

        _entries.Enqueue(act, (due, _order++));
        SetTimer();
    }

    /// <summary>Runs what is due. The lock is held by the caller.</summary>
    internal void RunDue()
    {
        while (_entries.TryPeek(out var act, out var at) && at.Due <= Now)
        {
            _entries.Dequeue();
            act(at.Due);
        }
    }

    /// <summary>Runs every entry there is, whatever its time. The lock is held by the caller.</summary>
    internal void RunAll()
    {
        while (_entries.TryDequeue(out var act, out _))
        {
            act(Now);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        lock (_gate)
        {
            RunDue();
            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (_entries.TryPeek(out _, out var next))
        {
            // A timer may fire a little early by the wall clock; the extra millisecond spares a second round.
            var wait = next.Due - Now + TimeSpan.FromMilliseconds(1);
            _timer.Change(new TimeSpan(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)), Timeout.InfiniteTimeSpan);
        }
    }
}
