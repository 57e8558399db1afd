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

    /// <summary>Calls are held back for a second or more, because the platform allows none before. Reported once for each such wait.</summary>
    /// <param name="wait">Until when, and why.</param>
    void Waiting(EngineWait wait) => Log(EngineLogLevel.Information, wait?.ToString() ?? string.Empty);

    /// <summary>Calls are sent again.</summary>
    void WaitEnded()
    {
    }
}
