namespace GenesysArchitect.Engine.Planning;

/// <summary>How a plan is made.</summary>
public sealed record PlanOptions
{
    /// <summary>How many resources are read side by side; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = Planner.ReadsAtOnce;
}
