namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// How fast callers pass once they were held: a little below what was accepted in the second before, since that is
/// what the platform takes, and then faster and faster, since no one says when it would take more. A platform
/// without rate headers is so met with its own pace and not with a burst in every second.
/// </summary>
internal sealed class RequestPacer(TimeProvider time)
{
    // Refused after a few calls, one knows nothing of a second's worth: then it is one that no platform minds.
    private const double SlowestPerSecond = 40;
    private const double Caution = 0.85;

    // After as many seconds without a refusal it is twice what it started with, after twice as many five times.
    private const double SecondsToDouble = 30;

    // By so much a caller whose timer was late may be followed sooner, so that the pace is kept all the same.
    private const double Lateness = 0.005;

    private readonly Queue<long> _accepted = new();
    private double _perSecond = SlowestPerSecond;
    private long _from;
    private bool _spaced;

    /// <summary>Before when the next caller may not pass.</summary>
    public long Next { get; private set; } = long.MinValue;

    /// <summary>Counts a call that was accepted.</summary>
    public void Accept(long now)
    {
        Forget(now);
        _accepted.Enqueue(now);
    }

    /// <summary>Begins again: what was accepted until now was as much as the platform takes.</summary>
    /// <param name="now">When it said so.</param>
    /// <param name="until">Until when callers are held.</param>
    public void Begin(long now, long until)
    {
        Forget(now);
        _perSecond = Math.Max(SlowestPerSecond, _accepted.Count * Caution);
        _from = until;
        _spaced = true;
    }

    /// <summary>Lets a caller pass. Once no one waits behind one, there is no crowd to be spaced any more.</summary>
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
