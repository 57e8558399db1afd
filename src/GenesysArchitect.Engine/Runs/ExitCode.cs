namespace GenesysArchitect.Engine.Runs;

/// <summary>What a program that carried out a run ends with.</summary>
public enum ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    Done = 0,

    /// <summary>Failed, and what it had changed is undone.</summary>
    Failed = 1,

    /// <summary>Failed, and undoing failed too, or what was started cannot be reported.</summary>
    RollbackFailed = 2,

    /// <summary>Bad input; nothing that changes anything was sent.</summary>
    BadInput = 3,

    /// <summary>A plan found differences.</summary>
    Differences = 4,

    /// <summary>A deadline passed, and the work goes on at the platform.</summary>
    StillRunning = 5,

    /// <summary>Cancelled.</summary>
    Cancelled = 130,
}
