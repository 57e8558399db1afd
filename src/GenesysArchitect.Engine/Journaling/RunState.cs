namespace GenesysArchitect.Engine.Journaling;

/// <summary>How a run of a manifest stands.</summary>
public enum RunState
{
    /// <summary>It ended, and all is as desired.</summary>
    Completed,

    /// <summary>It ended, and not all is as desired.</summary>
    Failed,

    /// <summary>It stopped before its end, or something that it had started goes on at the platform. It can be resumed.</summary>
    Interrupted,

    /// <summary>It is in progress in another process.</summary>
    Running,

    /// <summary>It was interrupted, and is not resumed.</summary>
    Abandoned,
}
