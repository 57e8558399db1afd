using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// The clock that an engine and its host share in a test. It does not tick: it moves from one pending timer to the
/// next, and only while nothing else is left to do. A deployment of ten minutes takes a test some milliseconds, and
/// one of a second on a slow machine takes a second by this clock all the same.
/// </summary>
/// <remarks>
/// The calls between engine and host are real HTTP, and each takes a millisecond by this clock. It moves on
/// <list type="bullet">
/// <item>to the next timer, while somebody sits in a delay and each call that was sent has been answered or is held by
/// the host (see <see cref="Host"/> and <see cref="HoldCall"/>);</item>
/// <item>to the next time-out, while no one sits in a delay and all that is in progress are calls that the host
/// holds;</item>
/// <item>never, while no one waits for it: what then goes on is work, or a test that has yet to let something happen.</item>
/// </list>
/// The timers show which is which: Task.Delay gives its task to the timer that it creates, and a
/// CancellationTokenSource itself; a call that was sent is one whose attempt's time-out is pending.
/// A test that acts in the middle of a run <see cref="Freeze">freezes</see> the clock first.
/// </remarks>
internal sealed class VirtualTime : FakeTimeProvider, IAsyncDisposable
{
    // Continuations of the timers that fired, and of answers that arrived, run before these have gone round.
    private const int Batches = 3;

    // What is left of a wait below a millisecond is none to Task.Delay: without this, who looks again would never get there.
    private static readonly TimeSpan CallTakes = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly SemaphoreSlim _moving = new(1, 1);
    private readonly HashSet<PendingTimer> _timers = [];
    private readonly TimeSpan _attemptTimeout;
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly DateTimeOffset _start;
    private readonly Task _passing;
    private TaskCompletionSource _changed = NewSignal();
    private int _held;
    private bool _frozen;
    private bool _disposed;

    /// <summary>Creates a clock that passes until it is disposed of.</summary>
    /// <param name="transport">How calls are sent: one that was sent is known by the time-out of its attempt.</param>
    public VirtualTime(TransportOptions transport)
        : base(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero))
    {
        _attemptTimeout = transport.AttemptTimeout;
        _start = GetUtcNow();
        Host = new HostTime(this);
        _passing = Task.Run(PassAsync);
    }

    private enum Kind
    {
        Delay,
        Timeout,
        Attempt,
        Held,
    }

    /// <summary>The same clock for the host: whoever sits in a delay of it is a call that is held.</summary>
    public TimeProvider Host { get; }

    /// <summary>
    /// How much later than it is due a timer may fire; default not at all. Where hundreds wait, and no test asks when they
    /// go on to the millisecond, those that are due at about the same time go on together.
    /// </summary>
    public TimeSpan Grain { get; set; }

    /// <summary>How much time has passed on this clock.</summary>
    public TimeSpan Passed => GetUtcNow() - _start;

    /// <summary>Stops the clock, so that a test can act in the middle of what it runs.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen = true;
        }
    }

    /// <summary>Lets the clock pass again.</summary>
    public void Thaw()
    {
        lock (_gate)
        {
            _frozen = false;
        }

        Change();
    }

    /// <summary>Counts a call as held by the host, until it is disposed of.</summary>
    public IDisposable HoldCall()
    {
        lock (_gate)
        {
            _held++;
        }

        Change();
        return new Holding(this);
    }

    /// <summary>Lets the clock of a frozen test pass until something is so, and not a step further.</summary>
    public async Task PassUntilAsync(Func<bool> isSo)
    {
        using var guard = new CancellationTokenSource(Patience.HangGuard);
        while (!isSo())
        {
            var changed = Changed();
            if (!await StepAsync(isSo))
            {
                await Task.WhenAny(changed, Task.Delay(Patience.Pause, guard.Token));
                guard.Token.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Lets an amount of time pass on a frozen clock.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        await using var end = CreateTimer(static _ => { }, null, span, Timeout.InfiniteTimeSpan, Kind.Delay);
        var until = Passed + span;
        await PassUntilAsync(() => Passed >= until);
    }

    /// <summary>
    /// Begins something, lets time pass until the test has seen what it waits for, stops what it started at that very
    /// moment, and lets time pass again.
    /// </summary>
    /// <param name="begin">What is started and stopped.</param>
    /// <param name="isThere">Whether the moment has come.</param>
    /// <param name="seen">Called when it has come, before anything is stopped.</param>
    public async Task<T> StopAsync<T>(Func<CancellationToken, Task<T>> begin, Func<bool> isThere, Action? seen = null)
    {
        Freeze();
        using var stop = new CancellationTokenSource();
        var running = begin(stop.Token);
        await PassUntilAsync(isThere);
        seen?.Invoke();
        await stop.CancelAsync();
        Thaw();
        return await running.OrHang();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        CreateTimer(callback, state, dueTime, period, state is CancellationTokenSource ? Kind.Timeout : Kind.Delay);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        Change();
        await _passing;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PendingTimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, Kind kind)
    {
        var timer = new PendingTimer(this, kind, callback);
        timer.Inner = base.CreateTimer(timer.Fire, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private async Task PassAsync()
    {
        while (true)
        {
            var changed = Changed();
            lock (_gate)
            {
                if (_disposed)
                {
                    return;
                }
            }

            if (!await StepAsync(() => _frozen))
            {
                await changed;
            }
        }
    }

    /// <summary>Moves to the next timer.</summary>
    /// <returns>False when it is not yet time to; a change is to be waited for then.</returns>
    private async Task<bool> StepAsync(Func<bool> isEnough)
    {
        await _moving.WaitAsync();
        try
        {
            for (var round = 0; round < Batches; round++)
            {
                var changed = Changed();
                if (isEnough() || Next() is null)
                {
                    return false;
                }

                await GoRoundAsync();
                round = changed.IsCompleted ? -1 : round;
            }

            if (isEnough() || Next() is not { } next)
            {
                return false;
            }

            // One that was set while the clock moved is due a little later than was noted of it: the clock never stays.
            var left = next - GetUtcNow();
            Advance((left > TimeSpan.Zero ? left : CallTakes) + Grain);
            return true;
        }
        finally
        {
            _moving.Release();
        }
    }

    /// <summary>When the next timer is due; null when the clock is not to move now.</summary>
    private DateTimeOffset? Next()
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.Due is not null).ToList();
            var calls = due.Count(timer => timer.Kind == Kind.Attempt);
            var held = _held + due.Count(timer => timer.Kind == Kind.Held);
            var isWaitedFor = held > 0 || due.Exists(timer => timer.Kind == Kind.Delay);
            return _disposed || !isWaitedFor || calls != held ? null : due.Min(timer => timer.Due);
        }
    }

    private async Task GoRoundAsync()
    {
        var been = NewSignal();
        ThreadPool.QueueUserWorkItem(_ => been.SetResult());
        await been.Task.ConfigureAwait(false);
        if (_context is { } context)
        {
            var posted = NewSignal();
            context.Post(_ => posted.SetResult(), null);
            await posted.Task.ConfigureAwait(false);
        }
    }

    private Task Changed()
    {
        lock (_gate)
        {
            return _changed.Task;
        }
    }

    private void Change()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    private void Set(PendingTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : GetUtcNow() + dueTime;
            timer.Kind = timer.Kind == Kind.Timeout && dueTime == _attemptTimeout ? Kind.Attempt : timer.Kind;
            _timers.Add(timer);
        }

        Change();
    }

    private void Forget(PendingTimer timer)
    {
        bool callEnded;
        lock (_gate)
        {
            timer.Due = null;
            callEnded = _timers.Remove(timer) && timer.Kind == Kind.Attempt && !_frozen;
        }

        if (callEnded)
        {
            Advance(CallTakes);
        }

        Change();
    }

    private sealed class PendingTimer(VirtualTime time, Kind kind, TimerCallback callback) : ITimer
    {
        public Kind Kind { get; set; } = kind;

        public DateTimeOffset? Due { get; set; }

        // Set before anybody holds the timer.
        public ITimer Inner { get; set; } = null!;

        public void Fire(object? state)
        {
            time.Forget(this);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            time.Forget(this);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class Holding(VirtualTime time) : IDisposable
    {
        public void Dispose()
        {
            lock (time._gate)
            {
                time._held--;
            }

            time.Change();
        }
    }

    private sealed class HostTime(VirtualTime time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period, Kind.Held);
    }
}
