using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>
/// Something that is written where a live display stands, which is drawn anew below it. Spectre
/// moves to the display's first line and writes: what stood there must go first.
/// </summary>
internal sealed class OverLive(IRenderable content) : Renderable
{
    private const string EraseBelow = "\e[J";

    protected override Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        content.Render(options, maxWidth).Prepend(Segment.Control(EraseBelow));
}
