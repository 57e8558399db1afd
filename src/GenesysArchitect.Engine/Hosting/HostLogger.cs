using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Hosting;

/// <summary>Forwards the engine's log messages to its host, which does not depend on the logging package.</summary>
internal sealed class HostLogger(IEngineHost host) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && host.IsEnabled(LevelOf(logLevel));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            host.Log(LevelOf(logLevel), formatter(state, exception));
        }
    }

    private static EngineLogLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => EngineLogLevel.Debug,
        LogLevel.Information => EngineLogLevel.Information,
        _ => EngineLogLevel.Warning,
    };
}
