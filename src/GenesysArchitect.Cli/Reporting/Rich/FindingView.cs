using GenesysArchitect.Engine.Manifests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>A mistake in a manifest at a terminal: its place and what it is, and the line with a caret below.</summary>
internal static class FindingView
{
    // A file that is no manifest at all can be wrong in every line.
    private const int MostShown = 100;

    /// <summary>Shows mistakes.</summary>
    /// <param name="findings">The mistakes.</param>
    /// <param name="width">How wide the room for them is.</param>
    public static Rows Of(IReadOnlyList<GcManifestFinding> findings, int width)
    {
        var shown = findings.Take(MostShown).SelectMany(finding => Lines(finding, width));
        return new Rows(findings.Count > MostShown ? shown.Append(Palette.Text($"… and {findings.Count - MostShown} more", Palette.Quiet)) : shown);
    }

    private static IEnumerable<IRenderable> Lines(GcManifestFinding finding, int width)
    {
        var place = finding.ToString()[..^finding.Message.Length];
        yield return new Paragraph(Wording.Printable(place), Palette.Strong).Append(Wording.Printable(finding.Message));
        var lines = finding.SourceExcerpt().Select(Wording.Printable).ToList();
        if (lines.Count == 2 && lines[1].Length < width)
        {
            // A line that wrapped would part the caret from what it points at.
            yield return new Text(lines[0].Length <= width ? lines[0] : $"{lines[0].AsSpan(0, width - 1)}…", Palette.Quiet);
            yield return new Text(lines[1], Palette.Bad);
        }
    }
}
