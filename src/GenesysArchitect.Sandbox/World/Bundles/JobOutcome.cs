namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>How a deployment's job ends.</summary>
public enum JobOutcome
{
    /// <summary>COMPLETED.</summary>
    Completed,

    /// <summary>FAILED.</summary>
    Failed,

    /// <summary>VALIDATION_ERROR.</summary>
    ValidationError,

    /// <summary>ROLLED_BACK, by the platform itself.</summary>
    RolledBack,

    /// <summary>Never: it stays PENDING until it is cancelled.</summary>
    Stuck,
}
