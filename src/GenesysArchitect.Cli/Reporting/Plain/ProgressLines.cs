using System.Globalization;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>Writes progress as lines with timestamps. Unchanged progress is not repeated.</summary>
/// <param name="output">The writer of the lines.</param>
/// <param name="time">Determines the time zone of the timestamps.</param>
internal sealed class ProgressLines(TextWriter output, TimeProvider time) : IRunObserver
{
    private string? _last;

    public string Name => "Progress lines";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepProgressed progressed && progressed.Message != _last)
        {
            _last = progressed.Message;
            var clock = TimeZoneInfo.ConvertTime(happened.Time, time.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            output.WriteLine($"{clock} {Wording.Printable(progressed.Message)}");
        }

        return ValueTask.CompletedTask;
    }
}
