using System.Text;
using GenesysArchitect.Engine.Diffing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>Shows a diff: first removals, then additions, then changes, up to a limit.</summary>
internal static class DiffView
{
    private const int MaxPaths = 14;
    private const int MaxPathLength = 56;
    private const string Indent = "    ";

    public static IRenderable Extent(StructuralDiff diff) => new Paragraph()
        .Append($"+{diff.Added.Count}", diff.Added.Count > 0 ? Palette.Good : Palette.Quiet)
        .Append(" ")
        .Append($"-{diff.Removed.Count}", diff.Removed.Count > 0 ? Palette.Bad : Palette.Quiet)
        .Append(" ")
        .Append($"~{diff.Modified.Count}", diff.Modified.Count > 0 ? Palette.Attention : Palette.Quiet);

    /// <summary>Shows the first paths.</summary>
    /// <param name="diff">The diff; not empty.</param>
    /// <param name="of">The steps that the diff belongs to; null for all steps.</param>
    public static IRenderable Of(StructuralDiff diff, string? of)
    {
        var shown = diff.Differences.OrderBy(Rank).Take(MaxPaths).ToList();

        // Paths do not wrap, as long as they leave room for the change.
        var paths = new GridColumn { NoWrap = shown.TrueForAll(difference => difference.Path.Split('.').All(member => member.Length <= MaxPathLength)) };
        var grid = new Grid().AddColumn(paths.PadLeft(2)).AddColumn(new GridColumn().PadLeft(2));
        foreach (var difference in shown)
        {
            grid.AddRow(Path(difference), Palette.Text(Change(difference), Palette.Quiet));
        }

        var title = Palette.Text(of is null ? "What changes" : $"What changes in {of}", Palette.Strong);
        return diff.Differences.Count <= MaxPaths
            ? new Rows(title, grid)
            : new Rows(title, grid, Palette.Text($"  … and {diff.Differences.Count - MaxPaths} more", Palette.Quiet));
    }

    private static int Rank(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Removed => 0,
        DifferenceKind.Added => 1,
        _ => 2,
    };

    // The value of a reordering is the list of ids in their new order.
    private static string Change(Difference difference) => difference is { Kind: DifferenceKind.Reordered, Right: { } order }
        ? $"order: {string.Join(", ", order.EnumerateArray().Select(id => id.GetString()))}"
        : difference.Change;

    private static Text Path(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Removed => Folded("-", difference.Path, Palette.Bad),
        DifferenceKind.Added => Folded("+", difference.Path, Palette.Good),
        _ => Folded("~", difference.Path, Palette.Attention),
    };

    // A path that is too long for one line is wrapped between its members.
    private static Text Folded(string sign, string path, Style style)
    {
        var lines = new StringBuilder($"{sign} ");
        var length = 0;
        foreach (var member in Wording.Printable(path).Split('.').Select((member, index) => index == 0 ? member : $".{member}"))
        {
            if (length > 0 && length + member.Length > MaxPathLength)
            {
                lines.Append(Environment.NewLine).Append(Indent);
                length = 0;
            }

            lines.Append(member);
            length += member.Length;
        }

        return new Text(lines.ToString(), style);
    }
}
