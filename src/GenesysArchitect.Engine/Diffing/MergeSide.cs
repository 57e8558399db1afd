namespace GenesysArchitect.Engine.Diffing;

/// <summary>Whose value stands where two sides have changed one place.</summary>
internal enum MergeSide
{
    /// <summary>What is desired here.</summary>
    Ours,

    /// <summary>What others made of it.</summary>
    Theirs,
}
