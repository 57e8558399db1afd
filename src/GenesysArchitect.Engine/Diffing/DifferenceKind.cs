namespace GenesysArchitect.Engine.Diffing;

/// <summary>What happened to a path between two documents.</summary>
public enum DifferenceKind
{
    /// <summary>It is in the right document alone.</summary>
    Added,

    /// <summary>It is in the left document alone.</summary>
    Removed,

    /// <summary>It is in both, with different values.</summary>
    Modified,

    /// <summary>The elements that both arrays have stand in another order; the values are the ids in their order.</summary>
    Reordered,
}
