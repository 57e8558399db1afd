using System.Globalization;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>How something that is followed goes, as lines with their time. What has not changed is not repeated.</summary>
/// <param name="output">Where they are written.</param>
/// <param name="time">The clock whose time zone they are in.</param>
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
