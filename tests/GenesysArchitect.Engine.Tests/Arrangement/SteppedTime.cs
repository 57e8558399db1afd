namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>A clock that a test moves. It has no timers: for what only asks the time.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _elapsed;

    public void Step(TimeSpan span) => _elapsed += span;
}
