using System.Buffers;
using System.Text;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// A text whose NEL, LS and PS the scanner takes for letters. It is of the age of YAML 1.1, where they ended
/// lines; since 1.2 they do not, nor do they in an editor, and texts pasted from web pages are full of them.
/// While the text is read, characters that Unicode gives to no one stand for them.
/// </summary>
internal sealed class YamlLineBreaks
{
    private const string Breaks = "\u0085\u2028\u2029";
    private const string StandIns = "\uFDD0\uFDD1\uFDD2";

    private static readonly SearchValues<char> AnyBreak = SearchValues.Create(Breaks);
    private static readonly SearchValues<char> AnyStandIn = SearchValues.Create(StandIns);

    private readonly bool _stoodIn;

    public YamlLineBreaks(ReadOnlySpan<byte> text)
    {
        Text = Encoding.UTF8.GetString(text);
        if (Text.AsSpan().IndexOfAny(AnyBreak) >= 0 && Text.AsSpan().IndexOfAny(AnyStandIn) < 0)
        {
            _stoodIn = true;
            Text = Exchange(Text, Breaks, StandIns);
        }
    }

    /// <summary>The text for the scanner.</summary>
    public string Text { get; }

    /// <summary>What a part of the text said before.</summary>
    public string Restore(string part) => _stoodIn && part.AsSpan().IndexOfAny(AnyStandIn) >= 0 ? Exchange(part, StandIns, Breaks) : part;

    private static string Exchange(string text, string from, string to)
    {
        for (var index = 0; index < from.Length; index++)
        {
            text = text.Replace(from[index], to[index]);
        }

        return text;
    }
}
