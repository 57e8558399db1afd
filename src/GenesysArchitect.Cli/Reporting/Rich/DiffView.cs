using System.Text;
using GenesysArchitect.Engine.Diffing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>What differs: first what is taken away, then what is added, then what changes, up to a screenful.</summary>
internal static class DiffView
{
    private const int MostPaths = 14;
    private const int LongestPathOnALine = 56;
    private const string Goes = "    ";

    public static IRenderable Extent(StructuralDiff diff) => new Paragraph()
        .Append($"+{diff.Added.Count}", diff.Added.Count > 0 ? Palette.Good : Palette.Quiet)
        .Append(" ")
        .Append($"-{diff.Removed.Count}", diff.Removed.Count > 0 ? Palette.Bad : Palette.Quiet)
        .Append(" ")
        .Append($"~{diff.Modified.Count}", diff.Modified.Count > 0 ? Palette.Attention : Palette.Quiet);

    /// <summary>Shows the first paths.</summary>
    /// <param name="diff">The diff, in which there is something.</param>
    /// <param name="of">Whose diff it is; null when it is that of every step.</param>
    public static IRenderable Of(StructuralDiff diff, string? of)
    {
        var shown = diff.Differences.OrderBy(Rank).Take(MostPaths).ToList();

        // Paths on one line read best, as long as they leave room for what changed.
        var paths = new GridColumn { NoWrap = shown.TrueForAll(difference => difference.Path.Split('.').All(member => member.Length <= LongestPathOnALine)) };
        var grid = new Grid().AddColumn(paths.PadLeft(2)).AddColumn(new GridColumn().PadLeft(2));
        foreach (var difference in shown)
        {
            grid.AddRow(Path(difference), Palette.Text(Change(difference), Palette.Quiet));
        }

        var title = Palette.Text(of is null ? "What changes" : $"What changes in {of}", Palette.Strong);
        return diff.Differences.Count <= MostPaths
            ? new Rows(title, grid)
            : new Rows(title, grid, Palette.Text($"  … and {diff.Differences.Count - MostPaths} more", Palette.Quiet));
    }

    private static int Rank(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Removed => 0,
        DifferenceKind.Added => 1,
        _ => 2,
    };

    // The values of an order are the ids of what is put in order.
    private static string Change(Difference difference) => difference is { Kind: DifferenceKind.Reordered, Right: { } order }
        ? $"order: {string.Join(", ", order.EnumerateArray().Select(id => id.GetString()))}"
        : difference.Change;

    private static Text Path(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Removed => Folded("-", difference.Path, Palette.Bad),
        DifferenceKind.Added => Folded("+", difference.Path, Palette.Good),
        _ => Folded("~", difference.Path, Palette.Attention),
    };

    // A path that is too long for a line goes on below itself, from one of its members.
    private static Text Folded(string sign, string path, Style style)
    {
        var lines = new StringBuilder($"{sign} ");
        var length = 0;
        foreach (var member in Wording.Printable(path).Split('.').Select((member, index) => index == 0 ? member : $".{member}"))
        {
            if (length > 0 && length + member.Length > LongestPathOnALine)
            {
                lines.Append(Environment.NewLine).Append(Goes);
                length = 0;
            }

            lines.Append(member);
            length += member.Length;
        }

        return new Text(lines.ToString(), style);
    }
}
