namespace GenesysArchitect.Engine.Runs;

/// <summary>How a run is carried out.</summary>
public sealed record RunOptions
{
    /// <summary>How many steps may be in progress at once; 1 or more. The default is 64: steps mostly wait.</summary>
    public int ThrottleLimit { get; init; } = 64;

    /// <summary>Whether nothing more is started once a step has failed. What is in progress goes on to its end.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a step that fails has all that the run had changed undone, in reverse. Nothing more is started then.</summary>
    public bool Atomic { get; init; }
}
