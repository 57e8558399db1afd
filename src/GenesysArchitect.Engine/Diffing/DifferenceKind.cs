namespace GenesysArchitect.Engine.Diffing;

/// <summary>The kinds of differences between two documents.</summary>
public enum DifferenceKind
{
    /// <summary>The path is only in the right document.</summary>
    Added,

    /// <summary>The path is only in the left document.</summary>
    Removed,

    /// <summary>The path is in both, with different values.</summary>
    Modified,

    /// <summary>The common elements of both arrays have another order; the values are the ids in order.</summary>
    Reordered,
}
