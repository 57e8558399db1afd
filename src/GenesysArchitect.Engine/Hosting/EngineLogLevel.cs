namespace GenesysArchitect.Engine.Hosting;

/// <summary>How much a line of the engine's log matters.</summary>
public enum EngineLogLevel
{
    /// <summary>Every call and its answer. PowerShell's -Debug.</summary>
    Debug,

    /// <summary>What the engine decides on its own: waits, calls sent again. PowerShell's -Verbose.</summary>
    Information,

    /// <summary>What a person should know.</summary>
    Warning,
}
