namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// When to look again at something that takes its time: after a second first, then half as long
/// again each time, up to fifteen seconds. From the second look on the wait is shortened at
/// random, so that many who started together do not look together.
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
