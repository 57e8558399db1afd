namespace GenesysArchitect.Engine.Runs;

/// <summary>The exit codes of a program that performed a run.</summary>
public enum ExitCode
{
    /// <summary>Success, or no changes.</summary>
    Done = 0,

    /// <summary>Failed, and the changes were rolled back.</summary>
    Failed = 1,

    /// <summary>Failed, and the rollback failed too, or it is unknown whether an operation has started.</summary>
    RollbackFailed = 2,

    /// <summary>Invalid input; no change was sent.</summary>
    BadInput = 3,

    /// <summary>A plan found differences.</summary>
    Differences = 4,

    /// <summary>A deadline passed, and the operation continues at the platform.</summary>
    StillRunning = 5,

    /// <summary>Cancelled.</summary>
    Cancelled = 130,
}
