namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What became of a use of a data action.</summary>
public enum LockDifferenceKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is resolved to another version.</summary>
    Moved,
}
