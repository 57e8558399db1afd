namespace GenesysArchitect.Engine.Hosting;

/// <summary>What the engine knows of the program it runs in. Calls come from any thread, and must not wait.</summary>
public interface IEngineHost
{
    /// <summary>Whether lines of a level go anywhere.</summary>
    /// <param name="level">The level.</param>
    /// <returns>False to spare the engine the making of the line.</returns>
    bool IsEnabled(EngineLogLevel level);

    /// <summary>Takes a line of the log. No line holds a secret.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">The line.</param>
    void Log(EngineLogLevel level, string message);
}
