namespace GenesysArchitect.Engine.Journaling;

/// <summary>How a run of a manifest stands.</summary>
public enum RunState
{
    /// <summary>It ended, and all is as wished.</summary>
    Completed,

    /// <summary>It ended, and not all is as wished.</summary>
    Failed,

    /// <summary>It stopped before its end, or something that it had begun goes on at the platform. It can be resumed.</summary>
    Interrupted,

    /// <summary>It is under way in another process.</summary>
    Running,

    /// <summary>It was interrupted, and is not gone on with.</summary>
    Abandoned,
}
