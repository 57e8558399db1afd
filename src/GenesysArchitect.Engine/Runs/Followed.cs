namespace GenesysArchitect.Engine.Runs;

/// <summary>Something at the platform that takes its time.</summary>
/// <typeparam name="T">What a look at it shows.</typeparam>
/// <param name="Name">What it is called, as in "deployment 'x'".</param>
/// <param name="Look">Looks at it once.</param>
/// <param name="IsOver">Whether it has come to its end.</param>
/// <param name="Status">The platform's word for how it stands.</param>
internal sealed record Followed<T>(string Name, Func<CancellationToken, Task<T>> Look, Func<T, bool> IsOver, Func<T, string> Status)
    where T : class
{
    /// <summary>Whether from here on it is looked at as often as in the beginning; asked once for each look.</summary>
    public Func<T, bool> RestartsDeadline { get; init; } = _ => false;
}
