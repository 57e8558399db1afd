namespace GenesysArchitect.Engine.Hosting;

/// <summary>The level of a message in the engine's log.</summary>
public enum EngineLogLevel
{
    /// <summary>Every call and its response. PowerShell's -Debug.</summary>
    Debug,

    /// <summary>Decisions of the engine, such as waits and retries. PowerShell's -Verbose.</summary>
    Information,

    /// <summary>Important messages for the user.</summary>
    Warning,
}
