using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>The styles of the output, each with a fixed meaning.</summary>
internal static class Palette
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Bad = new(Color.Red);
    public static readonly Style Attention = new(Color.Yellow);
    public static readonly Style UnderWay = new(Color.Aqua);

    public static Style Of(ImpactLevel impact) => impact == ImpactLevel.High ? Attention : Quiet;

    public static Style Of(StepStatus status) => status switch
    {
        StepStatus.Succeeded or StepStatus.NoChange => Good,
        StepStatus.RolledBack or StepStatus.StillRunning or StepStatus.Cancelled or StepStatus.Skipped => Attention,
        _ => Bad,
    };

    /// <summary>A literal text, without markup.</summary>
    public static IRenderable Text(string? text, Style? style = null) => new Text(Wording.Printable(text), style ?? Plain);

    /// <summary>A literal text, or a dash for null.</summary>
    public static IRenderable TextOrDash(string? text, Style? style = null) => text is null ? Text("-", Quiet) : Text(text, style);
}
