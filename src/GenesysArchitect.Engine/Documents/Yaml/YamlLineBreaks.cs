using System.Buffers;
using System.Text;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Hides NEL, LS and PS from the scanner, which treats them as line ends as in YAML 1.1. Since YAML 1.2 they are
/// not, nor are they in editors, and texts pasted from web pages often contain them.
/// While the text is read, they are replaced by unassigned Unicode characters.
/// </summary>
internal sealed class YamlLineBreaks
{
    private const string Breaks = "\u0085\u2028\u2029";
    private const string Substitutes = "\uFDD0\uFDD1\uFDD2";

    private static readonly SearchValues<char> AnyBreak = SearchValues.Create(Breaks);
    private static readonly SearchValues<char> AnySubstitute = SearchValues.Create(Substitutes);

    private readonly bool _hasSubstitutes;

    public YamlLineBreaks(ReadOnlySpan<byte> text)
    {
        Text = Encoding.UTF8.GetString(text);
        if (Text.AsSpan().IndexOfAny(AnyBreak) >= 0 && Text.AsSpan().IndexOfAny(AnySubstitute) < 0)
        {
            _hasSubstitutes = true;
            Text = Exchange(Text, Breaks, Substitutes);
        }
    }

    /// <summary>The text for the scanner.</summary>
    public string Text { get; }

    /// <summary>Restores the original characters.</summary>
    public string Restore(string part) => _hasSubstitutes && part.AsSpan().IndexOfAny(AnySubstitute) >= 0 ? Exchange(part, Substitutes, Breaks) : part;

    private static string Exchange(string text, string from, string to)
    {
        for (var index = 0; index < from.Length; index++)
        {
            text = text.Replace(from[index], to[index]);
        }

        return text;
    }
}
