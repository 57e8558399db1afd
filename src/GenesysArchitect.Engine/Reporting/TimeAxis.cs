namespace GenesysArchitect.Engine.Reporting;

/// <summary>Maps times to positions on a timeline, with interruptions of the run left out.</summary>
internal sealed class TimeAxis
{
    /// <summary>The number of parts of the axis, each with a round length.</summary>
    public const int Parts = 4;

    private static readonly double[] Short = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
    private static readonly double[] Seconds = [10, 12, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10_800, 14_400, 21_600, 43_200, 86_400];

    private readonly RunReport _report;

    public TimeAxis(RunReport report)
    {
        _report = report;
        Part = TimeSpan.FromSeconds(PartFor(Math.Max(report.Duration.TotalSeconds, 0.001) / Parts));
    }

    /// <summary>The length of a part of the axis.</summary>
    public TimeSpan Part { get; }

    /// <summary>The running time of the run at a time.</summary>
    public TimeSpan Elapsed(DateTimeOffset at)
    {
        var elapsed = (at > _report.Until ? _report.Until : at) - _report.Started;
        foreach (var pause in _report.Pauses.Where(pause => pause.From < at))
        {
            elapsed -= at < pause.To ? at - pause.From : pause.Length;
        }

        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }

    /// <summary>The position of a time, in percent of the width.</summary>
    public double Place(DateTimeOffset at) => Elapsed(at) / (Part * Parts) * 100;

    private static double PartFor(double seconds)
    {
        if (seconds > 10)
        {
            return Seconds.FirstOrDefault(part => part >= seconds, Math.Ceiling(seconds / 86_400) * 86_400);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(seconds)));
        return Short.Select(step => step * power).First(part => part >= seconds);
    }
}
