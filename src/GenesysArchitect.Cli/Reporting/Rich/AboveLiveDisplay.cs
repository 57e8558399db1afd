using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>
/// Content that is written above a live display. Spectre moves the cursor to the first line of the display, writes the
/// content there, and redraws the display below it: the old lines must be erased first.
/// </summary>
internal sealed class AboveLiveDisplay(IRenderable content) : Renderable
{
    private const string EraseBelow = "\e[J";

    protected override Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        content.Render(options, maxWidth).Prepend(Segment.Control(EraseBelow));
}
