namespace GenesysArchitect.Engine.Diffing;

/// <summary>How the elements of two arrays are held against each other.</summary>
public enum ArrayMatching
{
    /// <summary>An array is one value: it is equal, or it is modified.</summary>
    ByValue,

    /// <summary>
    /// Elements that all have an <c>id</c> of their own are matched by it, and those of <c>references</c> by what they
    /// are; then what differs is reported of each. Other arrays are one value.
    /// </summary>
    ById,
}
