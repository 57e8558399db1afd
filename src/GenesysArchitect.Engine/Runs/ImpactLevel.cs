namespace GenesysArchitect.Engine.Runs;

/// <summary>How much a step can break. High asks once more before it runs.</summary>
public enum ImpactLevel
{
    /// <summary>Nothing that callers meet is taken away.</summary>
    Low,

    /// <summary>Something that callers may depend on is taken away, or there is much to doubt.</summary>
    High,
}
