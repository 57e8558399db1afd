namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Holds every caller of one connection to what the platform allows. There is one deadline for
/// all of them: nobody passes before it, and afterwards they pass one by one, spaced, so that
/// the platform is not met by all at once.
/// </summary>
internal sealed class RateGovernor(TimeProvider time, Random random) : IDisposable
{
    // A timer may fire a little early, and the platform counts from when it sent its answer.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);

    // A shorter wait is none to a timer, and would be spent going round.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    // How soon to see again whether answers that were on their way leave room after all.
    private static readonly TimeSpan Recount = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan InitialBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turnstile = new(1, 1);
    private readonly object _state = new();
    private readonly RequestPacer _pace = new(time);
    private long _heldUntil = long.MinValue;
    private long _windowEnd = long.MinValue;
    private int _allowed = int.MaxValue;
    private int _counted;
    private int _inFlight;
    private int _waiting;
    private int _refusals;

    /// <summary>How long callers are held from now on.</summary>
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
            wasHeld = !_turnstile.Wait(0, cancellationToken);
            if (wasHeld)
            {
                held?.Invoke(Hold);
                await _turnstile.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            for (var hold = TakeOrHold(); hold > TimeSpan.Zero; hold = TakeOrHold())
            {
                wasHeld = true;
                held?.Invoke(hold);
                await Task.Delay(hold, time, cancellationToken);
            }
        }
        finally
        {
            _turnstile.Release();
        }

        var waited = time.GetElapsedTime(came);
        if (!wasHeld || waited < ShortestWait)
        {
            return TimeSpan.Zero;
        }

        Diagnostics.ThrottleWaits.Record(waited.TotalSeconds);
        return waited;
    }

    /// <summary>Learns from an answer, or from a call that got none.</summary>
    /// <param name="answer">The answer; null for none.</param>
    /// <param name="wasSent">Whether the call left this machine.</param>
    public void Learn(ApiResponse? answer, bool wasSent = true)
    {
        lock (_state)
        {
            _inFlight--;
            var now = time.GetTimestamp();
            if (answer?.RateLimit is { } reading)
            {
                LearnWindow(reading, now);
            }
            else if (wasSent)
            {
                // The platform may have counted it all the same.
                _counted++;
            }

            if (answer is null)
            {
                return;
            }

            if (answer.Status == System.Net.HttpStatusCode.TooManyRequests)
            {
                LearnRefusal(answer.RetryAfter, now);
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

    public void Dispose() => _turnstile.Dispose();

    private TimeSpan TakeOrHold()
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
            // A new window: its allowance is not known before its first answer.
            (_allowed, _counted) = (int.MaxValue, 0);
        }

        var until = Math.Max(_heldUntil, RoomFrom(now));
        return until <= now ? TimeSpan.Zero : Wait(now, until);
    }

    private long RoomFrom(long now)
    {
        if (_counted + _inFlight < _allowed)
        {
            return now;
        }

        // Those under way may be counted already, or may not be yet: their answers will tell.
        return _counted < _allowed ? Math.Min(_windowEnd, After(now, Recount)) : _windowEnd;
    }

    private void LearnWindow(RateLimitReading reading, long now)
    {
        var end = After(now, reading.Reset + Margin);

        // Answers of one window overtake each other: within it only the highest count is true.
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

    private void LearnRefusal(TimeSpan? retryAfter, long now)
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
