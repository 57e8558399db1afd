namespace GenesysArchitect.Engine.Storage;

/// <summary>How long to wait for a lock that another holds.</summary>
/// <param name="Longest">The longest time; a last attempt is made behind it.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">Spreads those who wait, so that they do not all return at the same moment.</param>
internal sealed record LockPatience(TimeSpan Longest, TimeProvider Time, Random Random)
{
    private const int MaxPause = 20;

    /// <summary>How long to pause after an attempt, numbered from 1.</summary>
    public TimeSpan PauseAfter(int attempt) => TimeSpan.FromMilliseconds(Random.Next(1, Math.Min(attempt, MaxPause) + 1));
}
