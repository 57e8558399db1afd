using System.Globalization;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>
/// Writes the progress of a run as log lines with timestamps. Unchanged progress is repeated only from time to time,
/// because a build agent may end a program that writes nothing for too long.
/// </summary>
internal sealed class EventLines(TextWriter output, RunPresentation shown, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ResourceAddress, (string Line, DateTimeOffset At)> _written = [];

    public string Name => "Progress lines";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case StepProgressed progressed:
                WriteIfChanged(progressed);
                break;
            case StepCheckpoint { Headline: { } headline } checkpoint:
                Write(checkpoint, checkpoint.Address, Wording.Printable(headline));
                break;
            case StepWarned warned:
                Write(warned, warned.Address, $"warning: {Wording.Printable(warned.Message)}");
                break;
            // The plan has already shown why a step is blocked.
            case StepEnded { Result.Status: not StepStatus.Blocked } ended:
                Write(ended, ended.Result.Address, $"ended: {shown.Of(ended.Result.Address).StatusText(ended.Result)}");
                break;
            case ObserverFailed failed:
                output.WriteLine($"{Clock(failed)} warning: {failed.Observer} failed: {Wording.Printable(failed.Describe(CommandLineRemedies.Instance))}");
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void WriteIfChanged(StepProgressed progressed)
    {
        var line = $"{progressed.Phase}: {progressed.Message}";
        if (_written.TryGetValue(progressed.Address, out var last) && last.Line == line && progressed.Time - last.At < RepeatInterval)
        {
            return;
        }

        _written[progressed.Address] = (line, progressed.Time);
        Write(progressed, progressed.Address, Wording.Printable(line));
    }

    private void Write(RunEvent happened, ResourceAddress address, string text) =>
        output.WriteLine($"{Clock(happened)} {shown.Label(address)}  {Wording.Printable(text)}");

    private string Clock(RunEvent happened) =>
        TimeZoneInfo.ConvertTime(happened.Time, time.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
