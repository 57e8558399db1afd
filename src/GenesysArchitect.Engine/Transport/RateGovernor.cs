namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Applies the platform's rate limit to all callers of a connection. One deadline applies to
/// all of them: no caller passes before it, and afterwards they pass one by one, spaced, to
/// avoid a burst.
/// </summary>
internal sealed class RateGovernor(TimeProvider time, Random random) : IDisposable
{
    // A timer may fire slightly early, and the platform counts from when it sent its response.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);

    // Below the resolution of timers.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    // How soon to check again whether responses in transit free capacity.
    private static readonly TimeSpan RecheckInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan InitialBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _passLock = new(1, 1);
    private readonly object _state = new();
    private readonly RequestPacer _pace = new(time);
    private long _heldUntil = long.MinValue;
    private long _windowEnd = long.MinValue;
    private int _allowed = int.MaxValue;
    private int _counted;
    private int _inFlight;
    private int _waiting;
    private int _refusals;

    /// <summary>How long callers have to wait from now on.</summary>
    public TimeSpan Hold
    {
        get
        {
            lock (_state)
            {
                return HoldFrom(time.GetTimestamp());
            }
        }
    }

    /// <summary>Why callers are held, as a clause.</summary>
    public string Reason
    {
        get
        {
            lock (_state)
            {
                return time.GetTimestamp() < _heldUntil || _allowed == int.MaxValue
                    ? "the platform asked its callers to wait"
                    : $"the rate limit allows {_allowed} calls in a window, and they are used up";
            }
        }
    }

    /// <summary>Waits until a call may be sent, and counts it as sent.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="held">Called with how long it has to wait from now, each time that this becomes known; null for nobody.</param>
    /// <returns>How long it was held.</returns>
    public async ValueTask<TimeSpan> PassAsync(CancellationToken cancellationToken, Action<TimeSpan>? held = null)
    {
        var came = time.GetTimestamp();
        var wasHeld = false;
        Interlocked.Increment(ref _waiting);
        try
        {
            wasHeld = !_passLock.Wait(0, cancellationToken);
            if (wasHeld)
            {
                held?.Invoke(Hold);
                await _passLock.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            for (var hold = TryAcquire(); hold > TimeSpan.Zero; hold = TryAcquire())
            {
                wasHeld = true;
                held?.Invoke(hold);
                await Task.Delay(hold, time, cancellationToken);
            }
        }
        finally
        {
            _passLock.Release();
        }

        var waited = time.GetElapsedTime(came);
        if (!wasHeld || waited < ShortestWait)
        {
            return TimeSpan.Zero;
        }

        Diagnostics.ThrottleWaits.Record(waited.TotalSeconds);
        return waited;
    }

    /// <summary>Updates the limit from a response, or from a call without one.</summary>
    /// <param name="answer">The response; null for none.</param>
    /// <param name="wasSent">Whether the call left this machine.</param>
    public void Update(ApiResponse? answer, bool wasSent = true)
    {
        lock (_state)
        {
            _inFlight--;
            var now = time.GetTimestamp();
            if (answer?.RateLimit is { } reading)
            {
                UpdateWindow(reading, now);
            }
            else if (wasSent)
            {
                // The platform may have counted it nevertheless.
                _counted++;
            }

            if (answer is null)
            {
                return;
            }

            if (answer.Status == System.Net.HttpStatusCode.TooManyRequests)
            {
                UpdateFromRejection(answer.RetryAfter, now);
            }
            else
            {
                _refusals = 0;
                _pace.Accept(now);
                if (answer.RetryAfter is { } asked && asked > TimeSpan.Zero)
                {
                    HoldFor(asked, now);
                }
            }
        }
    }

    public void Dispose() => _passLock.Dispose();

    private TimeSpan TryAcquire()
    {
        lock (_state)
        {
            var now = time.GetTimestamp();
            var hold = HoldFrom(now);
            if (hold > TimeSpan.Zero)
            {
                return hold;
            }

            if (now < _pace.Next)
            {
                return Wait(now, _pace.Next);
            }

            _inFlight++;
            _pace.Pass(now, othersWait: Volatile.Read(ref _waiting) > 0);
            return TimeSpan.Zero;
        }
    }

    private TimeSpan HoldFrom(long now)
    {
        if (now >= _windowEnd)
        {
            // A new window: its allowance is unknown before its first response.
            (_allowed, _counted) = (int.MaxValue, 0);
        }

        var until = Math.Max(_heldUntil, CapacityFrom(now));
        return until <= now ? TimeSpan.Zero : Wait(now, until);
    }

    private long CapacityFrom(long now)
    {
        if (_counted + _inFlight < _allowed)
        {
            return now;
        }

        // Calls in progress may or may not be counted yet; their responses will show.
        return _counted < _allowed ? Math.Min(_windowEnd, After(now, RecheckInterval)) : _windowEnd;
    }

    private void UpdateWindow(RateLimitReading reading, long now)
    {
        var end = After(now, reading.Reset + Margin);

        // Responses of one window can arrive out of order: only the highest count is valid.
        var sameWindow = now < _windowEnd && Math.Abs(time.GetElapsedTime(_windowEnd, end).TotalSeconds) < 2;
        var hadRoom = !sameWindow || _counted < _allowed;
        _counted = sameWindow ? Math.Max(_counted, reading.Count) : reading.Count;
        _allowed = reading.Allowed;
        _windowEnd = sameWindow ? _windowEnd : end;
        if (hadRoom && _counted >= _allowed)
        {
            _pace.Begin(now, _windowEnd);
        }
    }

    private void UpdateFromRejection(TimeSpan? retryAfter, long now)
    {
        // Calls that were under way side by side and are refused together are one refusal.
        _refusals += now >= _heldUntil ? 1 : 0;
        HoldFor(retryAfter is { } wait && wait > TimeSpan.Zero ? wait : Backoff(), now);
    }

    // What a host asks for with one answer holds for all its callers, whatever the answer's status.
    private void HoldFor(TimeSpan asked, long now)
    {
        var isFirst = now >= _heldUntil;
        _heldUntil = Math.Max(_heldUntil, After(now, asked + Margin));
        if (isFirst)
        {
            _pace.Begin(now, _heldUntil);
        }
    }

    private TimeSpan Backoff()
    {
        var ceiling = Math.Min(MaxBackoff.TotalSeconds, InitialBackoff.TotalSeconds * Math.Pow(2, Math.Min(_refusals - 1, 10)));
        return TimeSpan.FromSeconds(ceiling * (0.5 + (random.NextDouble() / 2)));
    }

    private TimeSpan Wait(long now, long until)
    {
        var wait = time.GetElapsedTime(now, until);
        return wait > ShortestWait ? wait : ShortestWait;
    }

    private long After(long timestamp, TimeSpan delay) =>
        timestamp + (long)(delay.TotalSeconds * time.TimestampFrequency);
}
