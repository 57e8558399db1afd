namespace GenesysArchitect.Engine.Journaling;

/// <summary>The state of a manifest run.</summary>
public enum RunState
{
    /// <summary>The run ended, and all resources are in their desired state.</summary>
    Completed,

    /// <summary>The run ended, and not all resources are in their desired state.</summary>
    Failed,

    /// <summary>The run stopped before its end, or an operation continues at the platform. It can be resumed.</summary>
    Interrupted,

    /// <summary>The run is in progress in another process.</summary>
    Running,

    /// <summary>The run was interrupted, and will not be resumed.</summary>
    Abandoned,
}
