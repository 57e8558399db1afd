using System.Globalization;
using System.Text;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// Formats texts for output. Text from the platform or from a file is shown on a terminal, which it must not be able
/// to control.
/// </summary>
internal static class Wording
{
    /// <summary>A text on one line, without control characters and without characters that change the reading order.</summary>
    public static string Printable(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Any(IsControl))
        {
            return text ?? string.Empty;
        }

        var printable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            printable.Append(IsControl(character) ? ' ' : character);
        }

        return printable.ToString();
    }

    /// <summary>A count with its noun, such as "1 file" or "2 files".</summary>
    public static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>The reasons for an impact, truncated, because they name everything that is removed.</summary>
    public static string Reasons(IEnumerable<string> reasons)
    {
        const int maxLength = 200;
        var text = Printable(string.Join("; ", reasons));
        return text.Length <= maxLength ? text : $"{text.AsSpan(0, maxLength)}…";
    }

    private static bool IsControl(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
