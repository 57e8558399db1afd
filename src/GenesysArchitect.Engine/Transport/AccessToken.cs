using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A token and its lifetime.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">When a new token is requested, on the clock of the connection's timestamps.</param>
/// <param name="EndsAt">When the token expires, on the same clock.</param>
internal sealed record AccessToken(Secret Value, long RenewAt, long EndsAt)
{
    private static readonly TimeSpan MaxRenewalLead = TimeSpan.FromMinutes(5);

    /// <summary>A token that is renewed elsewhere: it is used until it is rejected.</summary>
    public static AccessToken Given(Secret value) => new(value, long.MaxValue, long.MaxValue);

    public static AccessToken Granted(Secret value, TimeSpan life, TimeProvider time)
    {
        var ahead = TimeSpan.FromTicks(Math.Min(MaxRenewalLead.Ticks, life.Ticks / 10));
        var now = time.GetTimestamp();
        return new AccessToken(value, now + Ticks(life - ahead, time), now + Ticks(life, time));
    }

    /// <summary>The same token, to be renewed after a pause.</summary>
    public AccessToken RenewedIn(TimeSpan pause, TimeProvider time) =>
        this with { RenewAt = Math.Min(EndsAt, time.GetTimestamp() + Ticks(pause, time)) };

    private static long Ticks(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
