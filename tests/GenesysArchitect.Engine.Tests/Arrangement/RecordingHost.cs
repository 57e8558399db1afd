using System.Collections.Concurrent;
using GenesysArchitect.Engine.Hosting;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>Records all messages of the engine's log.</summary>
internal sealed class RecordingHost : IEngineHost
{
    private readonly ConcurrentQueue<(EngineLogLevel Level, string Message)> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.Message)];

    public IReadOnlyList<string> Of(EngineLogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Message)];

    public bool IsEnabled(EngineLogLevel level) => true;

    public void Log(EngineLogLevel level, string message) => _lines.Enqueue((level, message));
}
