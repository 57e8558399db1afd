using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A token and the span in which it is used.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">From when on a new one is asked for, on the clock of the connection's timestamps.</param>
/// <param name="EndsAt">When the platform stops accepting it, on the same clock.</param>
internal sealed record AccessToken(Secret Value, long RenewAt, long EndsAt)
{
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromMinutes(5);

    /// <summary>A token that somebody else renews: it is used until it is refused.</summary>
    public static AccessToken Given(Secret value) => new(value, long.MaxValue, long.MaxValue);

    public static AccessToken Granted(Secret value, TimeSpan life, TimeProvider time)
    {
        var ahead = TimeSpan.FromTicks(Math.Min(FarthestAhead.Ticks, life.Ticks / 10));
        var now = time.GetTimestamp();
        return new AccessToken(value, now + Ticks(life - ahead, time), now + Ticks(life, time));
    }

    /// <summary>The same token, to be renewed only after a pause.</summary>
    public AccessToken RenewedIn(TimeSpan pause, TimeProvider time) =>
        this with { RenewAt = Math.Min(EndsAt, time.GetTimestamp() + Ticks(pause, time)) };

    private static long Ticks(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
