namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The pace of callers after a rate limit: slightly below the calls accepted in the second before, since that is
/// what the platform accepts, then increasingly faster, since the platform does not announce when it accepts more. A platform
/// without rate headers is thus met at its own pace and not with a burst every second.
/// </summary>
internal sealed class RequestPacer(TimeProvider time)
{
    // After a rejection following only a few calls, a second's worth is unknown: then a pace that every platform accepts.
    private const double MinPerSecond = 40;
    private const double SafetyFactor = 0.85;

    // After this many seconds without a rejection the pace has doubled, after twice as many it is five times the start.
    private const double SecondsToDouble = 30;

    // By this much the next caller may pass earlier after a late timer, to keep the pace.
    private const double Lateness = 0.005;

    private readonly Queue<long> _accepted = new();
    private double _perSecond = MinPerSecond;
    private long _from;
    private bool _spaced;

    /// <summary>When the next caller may pass.</summary>
    public long Next { get; private set; } = long.MinValue;

    /// <summary>Counts an accepted call.</summary>
    public void Accept(long now)
    {
        Forget(now);
        _accepted.Enqueue(now);
    }

    /// <summary>Starts again: the calls accepted until now are what the platform accepts.</summary>
    /// <param name="now">The time of the rejection.</param>
    /// <param name="until">Until when callers wait.</param>
    public void Begin(long now, long until)
    {
        Forget(now);
        _perSecond = Math.Max(MinPerSecond, _accepted.Count * SafetyFactor);
        _from = until;
        _spaced = true;
    }

    /// <summary>Lets a caller pass. Without waiting callers, spacing ends.</summary>
    public void Pass(long now, bool othersWait)
    {
        _spaced = _spaced && othersWait;
        Next = _spaced ? Math.Max(Next, now - Ticks(Lateness)) + Ticks(1 / PerSecond(now)) : long.MinValue;
    }

    private double PerSecond(long now)
    {
        var since = Math.Max(0, time.GetElapsedTime(_from, now).TotalSeconds) / SecondsToDouble;
        return _perSecond * (1 + (since * since));
    }

    private long Ticks(double seconds) => (long)(seconds * time.TimestampFrequency);

    private void Forget(long now)
    {
        while (_accepted.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) > TimeSpan.FromSeconds(1))
        {
            _accepted.Dequeue();
        }
    }
}
