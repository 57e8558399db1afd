namespace GenesysArchitect.Engine.Diffing;

/// <summary>The side whose value is used for a conflict.</summary>
internal enum MergeSide
{
    /// <summary>The desired value.</summary>
    Ours,

    /// <summary>The other writer's value.</summary>
    Theirs,
}
