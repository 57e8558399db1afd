namespace GenesysArchitect.Engine.Bundles;

/// <summary>What becomes of a deployment that has not ended by its deadline.</summary>
public enum OnTimeout
{
    /// <summary>It is left alone and goes on; it can be re-attached to.</summary>
    Leave,

    /// <summary>It is cancelled.</summary>
    Cancel,

    /// <summary>It is rolled back.</summary>
    RollBack,
}
