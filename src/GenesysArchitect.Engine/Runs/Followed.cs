namespace GenesysArchitect.Engine.Runs;

/// <summary>A long-running operation at the platform.</summary>
/// <typeparam name="T">The observed state.</typeparam>
/// <param name="Name">The name in messages, as in "deployment 'x'".</param>
/// <param name="Look">Reads the state once.</param>
/// <param name="IsOver">Whether a state is final.</param>
/// <param name="Status">The platform's term for a state.</param>
internal sealed record Followed<T>(string Name, Func<CancellationToken, Task<T>> Look, Func<T, bool> IsOver, Func<T, string> Status)
    where T : class
{
    /// <summary>Whether polling returns to its initial interval; evaluated once for each poll.</summary>
    public Func<T, bool> RestartsDeadline { get; init; } = _ => false;
}
