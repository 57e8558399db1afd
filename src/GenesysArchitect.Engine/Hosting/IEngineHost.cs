namespace GenesysArchitect.Engine.Hosting;

/// <summary>The host program of the engine. Calls come from any thread, and must not block.</summary>
public interface IEngineHost
{
    /// <summary>Whether messages of a level are logged.</summary>
    /// <param name="level">The level.</param>
    /// <returns>False to skip creating the message.</returns>
    bool IsEnabled(EngineLogLevel level);

    /// <summary>Logs a message. No message contains a secret.</summary>
    /// <param name="level">The level.</param>
    /// <param name="message">The message.</param>
    void Log(EngineLogLevel level, string message);

    /// <summary>Calls are held back for a second or more, because the platform allows none before. Reported once for each such wait.</summary>
    /// <param name="wait">Until when, and why.</param>
    void Waiting(EngineWait wait) => Log(EngineLogLevel.Information, wait?.ToString() ?? string.Empty);

    /// <summary>Calls are sent again.</summary>
    void WaitEnded()
    {
    }
}
