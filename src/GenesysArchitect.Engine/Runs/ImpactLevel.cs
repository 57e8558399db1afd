namespace GenesysArchitect.Engine.Runs;

/// <summary>The impact of a step. High impact requires confirmation.</summary>
public enum ImpactLevel
{
    /// <summary>Nothing that callers depend on is removed.</summary>
    Low,

    /// <summary>Something that callers may depend on is removed, or there are many warnings.</summary>
    High,
}
