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
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turnstile = new(1, 1);
    private readonly object _state = new();
    private long _heldUntil = long.MinValue;
    private long _nextStart = long.MinValue;
    private long _windowEnd = long.MinValue;
    private int _remaining = int.MaxValue;
    private int _inFlight;
    private int _waiting;
    private bool _spaced;
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

    /// <summary>Waits until a call may be sent, and counts it as sent.</summary>
    public async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turnstile.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            for (var hold = TakeOrHold(); hold > TimeSpan.Zero; hold = TakeOrHold())
            {
                Diagnostics.ThrottleWaits.Record(hold.TotalSeconds);
                await Task.Delay(hold, time, cancellationToken);
            }
        }
        finally
        {
            _turnstile.Release();
        }
    }

    /// <summary>Learns from an answer, or from a call that got none.</summary>
    public void Learn(ApiResponse? answer)
    {
        lock (_state)
        {
            _inFlight--;
            if (answer is null)
            {
                return;
            }

            var now = time.GetTimestamp();
            if (answer.RateLimit is { } reading)
            {
                LearnWindow(reading, now);
            }

            if (answer.Status == System.Net.HttpStatusCode.TooManyRequests)
            {
                _refusals++;
                var asked = answer.RetryAfter ?? Backoff();
                _heldUntil = Math.Max(_heldUntil, After(now, asked + Margin));
                _spaced = true;
            }
            else
            {
                _refusals = 0;
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

            if (now < _nextStart)
            {
                return time.GetElapsedTime(now, _nextStart);
            }

            _inFlight++;
            _remaining -= _remaining == int.MaxValue ? 0 : 1;
            _spaced = _spaced && Volatile.Read(ref _waiting) > 0;
            _nextStart = _spaced ? After(now, Spacing) : long.MinValue;
            return TimeSpan.Zero;
        }
    }

    private TimeSpan HoldFrom(long now)
    {
        if (now >= _windowEnd)
        {
            // A new window: its allowance is not known before its first answer.
            _remaining = int.MaxValue;
        }

        var until = _remaining <= 0 ? Math.Max(_heldUntil, _windowEnd) : _heldUntil;
        return until <= now ? TimeSpan.Zero : time.GetElapsedTime(now, until);
    }

    private void LearnWindow(RateLimitReading reading, long now)
    {
        var end = After(now, reading.Reset + Margin);
        var left = reading.Allowed - reading.Count - _inFlight;

        // Answers of one window overtake each other: within it only the lowest reading is true.
        var sameWindow = now < _windowEnd && Math.Abs(time.GetElapsedTime(_windowEnd, end).TotalSeconds) < 2;
        _remaining = sameWindow ? Math.Min(_remaining, left) : left;
        _windowEnd = sameWindow ? _windowEnd : end;
        if (_remaining <= 0)
        {
            _spaced = true;
        }
    }

    private TimeSpan Backoff()
    {
        var ceiling = Math.Min(LongestBackoff.TotalSeconds, FirstBackoff.TotalSeconds * Math.Pow(2, Math.Min(_refusals - 1, 10)));
        return TimeSpan.FromSeconds(ceiling * (0.5 + (random.NextDouble() / 2)));
    }

    private long After(long timestamp, TimeSpan delay) =>
        timestamp + (long)(delay.TotalSeconds * time.TimestampFrequency);
}
