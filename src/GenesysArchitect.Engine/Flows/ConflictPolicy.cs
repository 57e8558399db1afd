namespace GenesysArchitect.Engine.Flows;

/// <summary>How a value is handled that others have changed to a different value.</summary>
public enum ConflictPolicy
{
    /// <summary>The change is rejected, and each conflict is reported.</summary>
    Fail,

    /// <summary>The desired value is applied.</summary>
    Ours,

    /// <summary>The other writer's value is kept.</summary>
    Theirs,
}
