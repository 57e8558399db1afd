namespace GenesysArchitect.Sandbox.Tests;

/// <summary>A clock that stands still until it is told to go on. Delays by it take their real time.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    internal void Advance(double seconds) => _now += TimeSpan.FromSeconds(seconds);
}
