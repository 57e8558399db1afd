using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Untrusted text on a line of a picture.</summary>
internal static class VisibleText
{
    /// <summary>
    /// The text on one line. Characters that break lines, are invisible, change the text direction or are unpaired surrogates
    /// are written as their code, such as <c>U+000A</c>, so that different ids also look different.
    /// </summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                yield return Code(text[at]);
            }
            else
            {
                yield return IsSeen(rune) ? rune.ToString() : Code(rune.Value);
                at += rune.Utf16SequenceLength - 1;
            }
        }
    }

    // The joiner and the variation selectors combine several characters into one emoji.
    private static bool IsSeen(Rune rune) =>
        rune.Value is 0x200D || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static string Code(int value) => string.Create(CultureInfo.InvariantCulture, $"U+{value:X4}");
}
