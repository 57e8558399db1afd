namespace GenesysArchitect.Engine.Diffing;

/// <summary>How the elements of two arrays are compared.</summary>
public enum ArrayMatching
{
    /// <summary>An array is a single value: it is equal, or modified.</summary>
    ByValue,

    /// <summary>
    /// Elements that all have a unique <c>id</c> are matched by it, and those of <c>references</c> by
    /// value; differences are then reported per element. Other arrays are single values.
    /// </summary>
    ById,
}
