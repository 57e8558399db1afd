namespace GenesysArchitect.Engine.Runs;

/// <summary>How a step of a run ended.</summary>
public enum StepStatus
{
    /// <summary>There was nothing to do.</summary>
    NoChange,

    /// <summary>It was done, and seen to be done.</summary>
    Succeeded,

    /// <summary>It failed; what it had changed, if anything, was left as it is.</summary>
    Failed,

    /// <summary>It failed, and what it had changed was undone.</summary>
    RolledBack,

    /// <summary>It failed, and undoing it failed too.</summary>
    RollbackFailed,

    /// <summary>It was still going on at the platform when the wait for it ended.</summary>
    StillRunning,

    /// <summary>Planning found that it cannot be done; nothing was started.</summary>
    Blocked,

    /// <summary>Something it waits for did not succeed; nothing was started.</summary>
    Skipped,

    /// <summary>The run was cancelled before it had ended.</summary>
    Cancelled,
}
