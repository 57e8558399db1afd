namespace GenesysArchitect.Engine.Bundles;

/// <summary>The action if a deployment has not ended by its deadline.</summary>
public enum OnTimeout
{
    /// <summary>It continues, and can be followed again later.</summary>
    Leave,

    /// <summary>It is cancelled.</summary>
    Cancel,

    /// <summary>It is rolled back.</summary>
    RollBack,
}
