namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The intervals for polling an operation: one second at first, then half as long
/// again each time, up to fifteen seconds. From the second poll on the interval is shortened
/// randomly, so that operations started together are not polled together.
/// </summary>
internal sealed class PollSchedule(Random random)
{
    private const double First = 1;
    private const double Growth = 1.5;
    private const double Longest = 15;
    private const double MinShortening = 0.25;
    private const double MaxShortening = 0.4;

    private double _next = First;

    public TimeSpan Next()
    {
        var wait = Math.Min(_next, Longest);
        var shortened = _next == First ? 0 : MinShortening + (random.NextDouble() * (MaxShortening - MinShortening));
        _next = wait * Growth;
        return TimeSpan.FromSeconds(wait * (1 - shortened));
    }
}
