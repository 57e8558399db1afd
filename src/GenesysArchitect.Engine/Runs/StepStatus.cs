namespace GenesysArchitect.Engine.Runs;

/// <summary>The outcome of a step.</summary>
public enum StepStatus
{
    /// <summary>The resource was already in its desired state.</summary>
    NoChange,

    /// <summary>The change was applied and verified.</summary>
    Succeeded,

    /// <summary>The step failed; its changes, if any, were not rolled back.</summary>
    Failed,

    /// <summary>The step failed, and its changes were rolled back.</summary>
    RolledBack,

    /// <summary>The step failed, and the rollback failed too.</summary>
    RollbackFailed,

    /// <summary>The operation was still in progress at the platform when waiting ended.</summary>
    StillRunning,

    /// <summary>Planning found a blocking error; nothing was started.</summary>
    Blocked,

    /// <summary>A dependency did not succeed; nothing was started.</summary>
    Skipped,

    /// <summary>The run was cancelled before the step had ended.</summary>
    Cancelled,
}
