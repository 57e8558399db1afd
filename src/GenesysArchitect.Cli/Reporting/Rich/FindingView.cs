using GenesysArchitect.Engine.Manifests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows findings in manifests on a terminal: location and message, and the source line with a caret.</summary>
internal static class FindingView
{
    // A file that is not a manifest can have an error on every line.
    private const int MaxShown = 100;

    /// <summary>Shows findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="width">The available width.</param>
    public static Rows Of(IReadOnlyList<GcManifestFinding> findings, int width)
    {
        var shown = findings.Take(MaxShown).SelectMany(finding => Lines(finding, width));
        return new Rows(findings.Count > MaxShown ? shown.Append(Palette.Text($"… and {findings.Count - MaxShown} more", Palette.Quiet)) : shown);
    }

    private static IEnumerable<IRenderable> Lines(GcManifestFinding finding, int width)
    {
        var location = finding.ToString()[..^finding.Message.Length];
        yield return new Paragraph(Wording.Printable(location), Palette.Strong).Append(Wording.Printable(finding.Message));
        var lines = finding.SourceExcerpt().Select(Wording.Printable).ToList();
        if (lines.Count == 2 && lines[1].Length < width)
        {
            // If the source line wrapped, the caret would point to the wrong place.
            yield return new Text(lines[0].Length <= width ? lines[0] : $"{lines[0].AsSpan(0, width - 1)}…", Palette.Quiet);
            yield return new Text(lines[1], Palette.Bad);
        }
    }
}
