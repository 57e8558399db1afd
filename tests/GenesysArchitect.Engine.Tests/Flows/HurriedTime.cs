namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A clock that runs ten times as fast: what waits for seconds between its attempts is through in a fraction.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Times = 10;

    private readonly long _start = System.GetTimestamp();
    private readonly DateTimeOffset _startedAt = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => _start + ((System.GetTimestamp() - _start) * Times);

    public override DateTimeOffset GetUtcNow() => _startedAt + GetElapsedTime(_start);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HurriedTimer(System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period)));

    private static TimeSpan Hurried(TimeSpan span) => span > TimeSpan.Zero ? span / Times : span;

    private sealed class HurriedTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Hurried(dueTime), Hurried(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
