namespace GenesysArchitect.Engine.Reporting;

/// <summary>Where in the width of a timeline a time is: the time that the run ran, with the times left out in which it did not go on.</summary>
internal sealed class TimeAxis
{
    /// <summary>How many parts the axis has, each as long as a person would count.</summary>
    public const int Parts = 4;

    private static readonly double[] Steps = [1, 2, 2.5, 5];
    private static readonly double[] Minutes = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440];

    private readonly RunReport _report;

    public TimeAxis(RunReport report)
    {
        _report = report;
        Part = TimeSpan.FromSeconds(PartFor(Math.Max(report.Duration.TotalSeconds, 0.001) / Parts));
    }

    /// <summary>How long a part of the axis is.</summary>
    public TimeSpan Part { get; }

    /// <summary>How long the run had run by then.</summary>
    public TimeSpan Elapsed(DateTimeOffset at)
    {
        var elapsed = (at > _report.Until ? _report.Until : at) - _report.Started;
        foreach (var pause in _report.Pauses.Where(pause => pause.From < at))
        {
            elapsed -= at < pause.To ? at - pause.From : pause.Length;
        }

        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }

    /// <summary>The place of a time, in percent of the width.</summary>
    public double Place(DateTimeOffset at) => Elapsed(at) / (Part * Parts) * 100;

    private static double PartFor(double seconds)
    {
        if (seconds > 20)
        {
            return Minutes.Select(minutes => minutes * 60).FirstOrDefault(part => part >= seconds, Math.Ceiling(seconds / 86_400) * 86_400);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(seconds)));
        return Steps.Select(step => step * power).FirstOrDefault(part => part >= seconds, 10 * power);
    }
}
