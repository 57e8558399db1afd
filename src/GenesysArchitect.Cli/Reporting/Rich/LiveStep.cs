using System.Globalization;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>A step as it is shown while the run goes on.</summary>
internal sealed record LiveStep
{
    private static readonly Spinner Unicode = Spinner.Known.Dots;
    private static readonly Spinner Ascii = Spinner.Known.Line;

    /// <summary>What it is at, or how it ended.</summary>
    public string State { get; init; } = "waiting";

    public Style Style { get; init; } = Palette.Quiet;

    public string Message { get; init; } = string.Empty;

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>How it ended; null while it goes on.</summary>
    public StepStatus? End { get; init; }

    /// <summary>Whether it goes on now.</summary>
    public bool IsRunning => StartedAt is not null && End is null;

    public IRenderable Sign(int frame, bool unicode)
    {
        if (End is { } status)
        {
            var done = status is StepStatus.Succeeded or StepStatus.NoChange;
            return Palette.Text((done, unicode) switch { (true, true) => "✔", (true, false) => "+", (false, true) => "✘", _ => "x" }, Style);
        }

        if (!IsRunning)
        {
            return Palette.Text(unicode ? "·" : ".", Style);
        }

        var spinner = unicode ? Unicode : Ascii;
        return Palette.Text(spinner.Frames[frame % spinner.Frames.Count], Style);
    }

    public string Elapsed(TimeProvider time) =>
        StartedAt is { } started
            ? string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(started, EndedAt ?? time.GetTimestamp()).TotalSeconds:0.0} s")
            : string.Empty;
}
