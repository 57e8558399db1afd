using System.Globalization;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>
/// A run as lines with their time, for a log. What has not changed is said again only now and then:
/// a build agent takes a program that is silent for too long for dead.
/// </summary>
internal sealed class EventLines(TextWriter output, RunPresentation shown, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan SayAgainAfter = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ResourceAddress, (string Line, DateTimeOffset At)> _said = [];

    public string Name => "Progress lines";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case StepProgressed progressed:
                SayOnce(progressed);
                break;
            case StepCheckpoint { Headline: { } headline } checkpoint:
                Say(checkpoint, checkpoint.Address, Wording.Printable(headline));
                break;
            case StepWarned warned:
                Say(warned, warned.Address, $"warning: {Wording.Printable(warned.Message)}");
                break;
            // Why a step is blocked was said with the plan.
            case StepEnded { Result.Status: not StepStatus.Blocked } ended:
                Say(ended, ended.Result.Address, $"ended: {shown.Of(ended.Result.Address).Ended(ended.Result)}");
                break;
            case ObserverFailed failed:
                output.WriteLine($"{Clock(failed)} warning: {failed.Observer} failed: {Wording.Printable(failed.Describe(CommandLineRemedies.Instance))}");
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void SayOnce(StepProgressed progressed)
    {
        var line = $"{progressed.Phase}: {progressed.Message}";
        if (_said.TryGetValue(progressed.Address, out var last) && last.Line == line && progressed.Time - last.At < SayAgainAfter)
        {
            return;
        }

        _said[progressed.Address] = (line, progressed.Time);
        Say(progressed, progressed.Address, Wording.Printable(line));
    }

    private void Say(RunEvent happened, ResourceAddress address, string text) =>
        output.WriteLine($"{Clock(happened)} {shown.Label(address)}  {Wording.Printable(text)}");

    private string Clock(RunEvent happened) =>
        TimeZoneInfo.ConvertTime(happened.Time, time.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
