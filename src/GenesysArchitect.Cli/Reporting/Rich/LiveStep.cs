using System.Globalization;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>The state of a step in the live display.</summary>
internal sealed record LiveStep
{
    private static readonly Spinner Unicode = Spinner.Known.Dots;
    private static readonly Spinner Ascii = Spinner.Known.Line;

    /// <summary>The current phase, or how the step ended.</summary>
    public string State { get; init; } = "waiting";

    public Style Style { get; init; } = Palette.Quiet;

    public string Message { get; init; } = string.Empty;

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>How the step ended; null while it is running.</summary>
    public StepStatus? End { get; init; }

    /// <summary>Whether the step is running.</summary>
    public bool IsRunning => StartedAt is not null && End is null;

    public IRenderable Symbol(int frame, bool unicode)
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
