using System.Globalization;
using GenesysArchitect.Engine.Hosting;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>Writes the engine's log as lines with timestamps: warnings, and with <c>--verbose</c> each call and decision.</summary>
internal sealed class LogLines(TextWriter output, bool verbose, TimeProvider time) : IEngineHost
{
    public bool IsEnabled(EngineLogLevel level) => verbose || level == EngineLogLevel.Warning;

    // Without a line, whoever looks on would think that nothing goes on.
    public void Waiting(EngineWait wait) =>
        output.WriteLine($"{time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {Wording.Printable(wait.ToString())}");

    public void Log(EngineLogLevel level, string message)
    {
        if (IsEnabled(level))
        {
            var clock = time.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            output.WriteLine($"{clock} {level.ToString().ToLowerInvariant()}: {Wording.Printable(message)}");
        }
    }
}
