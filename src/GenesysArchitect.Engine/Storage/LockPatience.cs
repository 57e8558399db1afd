namespace GenesysArchitect.Engine.Storage;

/// <summary>How long to wait for a lock that another process holds.</summary>
/// <param name="Longest">The maximum time; a last attempt is made after it.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">Randomizes the waiting times, so that waiting processes do not retry at the same moment.</param>
internal sealed record LockPatience(TimeSpan Longest, TimeProvider Time, Random Random)
{
    private const int MaxPause = 20;

    /// <summary>The pause after an attempt, numbered from 1.</summary>
    public TimeSpan PauseAfter(int attempt) => TimeSpan.FromMilliseconds(Random.Next(1, Math.Min(attempt, MaxPause) + 1));
}
