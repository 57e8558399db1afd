using System.Globalization;
using System.Text;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// Texts as they are shown here. What the platform or a file says goes to a terminal, which must not
/// be steered by it.
/// </summary>
internal static class Wording
{
    /// <summary>A text on one line, without what steers a terminal or turns the reading order round.</summary>
    public static string Printable(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Any(Steers))
        {
            return text ?? string.Empty;
        }

        var printable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            printable.Append(Steers(character) ? ' ' : character);
        }

        return printable.ToString();
    }

    /// <summary>A number of things, such as "1 file" or "2 files".</summary>
    public static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>The reasons for an impact. They name all that is taken away, which can be more than anybody reads.</summary>
    public static string Reasons(IEnumerable<string> reasons)
    {
        const int most = 200;
        var text = Printable(string.Join("; ", reasons));
        return text.Length <= most ? text : $"{text.AsSpan(0, most)}…";
    }

    private static bool Steers(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
