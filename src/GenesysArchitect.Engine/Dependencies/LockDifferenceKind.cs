namespace GenesysArchitect.Engine.Dependencies;

/// <summary>How a use of a data action differs.</summary>
public enum LockDifferenceKind
{
    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>It is resolved to another version.</summary>
    Moved,
}
