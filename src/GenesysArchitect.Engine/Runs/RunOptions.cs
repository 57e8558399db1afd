namespace GenesysArchitect.Engine.Runs;

/// <summary>The options of a run.</summary>
public sealed record RunOptions
{
    /// <summary>The maximum number of steps in progress; 1 or more. The default is 64, since steps mostly wait.</summary>
    public int ThrottleLimit { get; init; } = 64;

    /// <summary>Whether no further step is started after a failure. Steps in progress continue to their end.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a failed step rolls back all changes of the run, in reverse order. No further step is started then.</summary>
    public bool Atomic { get; init; }
}
