namespace GenesysArchitect.Engine.Flows;

/// <summary>What becomes of a place that others have changed as well, to something else.</summary>
public enum ConflictPolicy
{
    /// <summary>Nothing is sent, and each place is named.</summary>
    Fail,

    /// <summary>What is desired here stands.</summary>
    Ours,

    /// <summary>What the others made of it stands.</summary>
    Theirs,
}
