namespace GenesysArchitect.Engine.Running;

/// <summary>How a run is carried out.</summary>
public sealed record RunOptions
{
    /// <summary>How many steps may be under way at once; 1 or more. The default is 64: steps mostly wait.</summary>
    public int ThrottleLimit { get; init; } = 64;
}
