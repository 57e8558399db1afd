namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The statuses of a deployment.</summary>
public enum DeploymentStatus
{
    /// <summary>PENDING: accepted, not started.</summary>
    Pending,

    /// <summary>IN_PROGRESS.</summary>
    InProgress,

    /// <summary>COMPLETED.</summary>
    Completed,

    /// <summary>FAILED, also when its rollback failed.</summary>
    Failed,

    /// <summary>VALIDATION_ERROR: the platform would not begin.</summary>
    ValidationError,

    /// <summary>ROLLBACK_TRIGGERED: a rollback is on its way.</summary>
    RollbackTriggered,

    /// <summary>ROLLED_BACK.</summary>
    RolledBack,

    /// <summary>CANCELLED.</summary>
    Cancelled,
}
