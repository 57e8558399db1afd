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
    private const double LeastShortening = 0.25;
    private const double MostShortening = 0.4;

    private double _next = First;

    public TimeSpan Next()
    {
        var wait = Math.Min(_next, Longest);
        var shortened = _next == First ? 0 : LeastShortening + (random.NextDouble() * (MostShortening - LeastShortening));
        _next = wait * Growth;
        return TimeSpan.FromSeconds(wait * (1 - shortened));
    }
}
