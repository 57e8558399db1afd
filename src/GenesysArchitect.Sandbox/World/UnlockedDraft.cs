namespace GenesysArchitect.Sandbox.World;

/// <summary>What unlocking a flow does with its draft.</summary>
public enum UnlockedDraft
{
    /// <summary>It becomes a checked-in version.</summary>
    Kept,

    /// <summary>It is thrown away.</summary>
    Discarded,

    /// <summary>A flow with a draft cannot be unlocked.</summary>
    Refused,
}
