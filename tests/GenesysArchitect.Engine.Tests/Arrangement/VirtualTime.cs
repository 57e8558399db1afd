using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// The clock that an engine and its host share in a test. It does not tick: it advances from one pending timer to the
/// next, and only when nothing else is left to do. A deployment of ten minutes takes a test some milliseconds, and
/// one of a second takes a second by this clock even on a slow machine.
/// </summary>
/// <remarks>
/// The calls between engine and host are real HTTP, and each takes a millisecond by this clock. It advances
/// <list type="bullet">
/// <item>to the next timer, while a delay is pending and each sent call has been answered or is held by
/// the host (see <see cref="Host"/> and <see cref="HoldCall"/>);</item>
/// <item>to the next timeout, while no delay is pending and all calls in progress are held by the
/// host;</item>
/// <item>never, while nothing waits for it: then work is in progress, or a test is about to act.</item>
/// </list>
/// The timers are distinguished by their state: Task.Delay passes its task to the timer that it creates, and a
/// CancellationTokenSource itself; a sent call is one whose attempt timeout is pending.
/// A test that acts in the middle of a run <see cref="Freeze">freezes</see> the clock first.
/// </remarks>
internal sealed class VirtualTime : FakeTimeProvider, IAsyncDisposable
{
    // Continuations of fired timers and received responses run before these yields have completed.
    private const int Batches = 3;

    // Task.Delay ignores a remaining wait below a millisecond: without this, a polling caller would never reach its time.
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

    /// <summary>Creates a clock that advances until it is disposed.</summary>
    /// <param name="transport">The transport options: a sent call is recognized by its attempt timeout.</param>
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

    /// <summary>The same clock for the host: a pending delay of the host is a call that it holds.</summary>
    public TimeProvider Host { get; }

    /// <summary>
    /// How late a timer may fire; not at all by default. If hundreds wait, and no test depends on exact times,
    /// timers that are due at about the same time fire together.
    /// </summary>
    public TimeSpan Grain { get; set; }

    /// <summary>The elapsed time of this clock.</summary>
    public TimeSpan Passed => GetUtcNow() - _start;

    /// <summary>Stops the clock, so that a test can act in the middle of what it runs.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen = true;
        }
    }

    /// <summary>Lets the clock advance again.</summary>
    public void Thaw()
    {
        lock (_gate)
        {
            _frozen = false;
        }

        Change();
    }

    /// <summary>Counts a call as held by the host, until it is disposed.</summary>
    public IDisposable HoldCall()
    {
        lock (_gate)
        {
            _held++;
        }

        Change();
        return new Holding(this);
    }

    /// <summary>Lets a frozen clock advance until a condition is met, and no further.</summary>
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

    /// <summary>Advances a frozen clock by an amount of time.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        await using var end = CreateTimer(static _ => { }, null, span, Timeout.InfiniteTimeSpan, Kind.Delay);
        var until = Passed + span;
        await PassUntilAsync(() => Passed >= until);
    }

    /// <summary>
    /// Starts an operation, advances until a condition is met, cancels the operation at that very
    /// moment, and advances again.
    /// </summary>
    /// <param name="begin">The operation.</param>
    /// <param name="isThere">The condition.</param>
    /// <param name="seen">Called when the condition is met, before the operation is cancelled.</param>
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

    /// <summary>Advances to the next timer.</summary>
    /// <returns>False if it is not yet time to advance; then a change must be awaited.</returns>
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

            // A timer set while the clock advanced is due slightly later than recorded; the clock must not stall.
            var left = next - GetUtcNow();
            Advance((left > TimeSpan.Zero ? left : CallTakes) + Grain);
            return true;
        }
        finally
        {
            _moving.Release();
        }
    }

    /// <summary>When the next timer is due; null if the clock must not advance now.</summary>
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

        // Set before any caller has the timer.
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
