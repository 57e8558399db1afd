using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// Text in double quotes, valid in both JSON and YAML. The escaped characters are fixed here and not left to the
/// framework, where they depend on the Unicode version: an update would change files.
/// </summary>
internal static class QuotedText
{
    // Line ends of YAML 1.1, the byte order mark, and unassigned Unicode characters.
    private const string Unprintable = "\u2028\u2029\uFEFF\uFFFE\uFFFF";

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. "\"\\", .. Controls, .. Unprintable, .. Noncharacters]);
    private static readonly SearchValues<char> Unseen = SearchValues.Create([.. Controls.Except("\t\n"), .. Unprintable, .. Noncharacters]);

    private static IEnumerable<char> Controls => Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl);

    private static IEnumerable<char> Noncharacters => Enumerable.Range(0xFDD0, 32).Select(code => (char)code);

    /// <summary>Whether a text contains characters that must be escaped to be visible. Line feeds and tabs are not among them.</summary>
    public static bool NeedsEscaping(string text) => text.AsSpan().ContainsAny(Unseen);

    /// <summary>Appends a text in quotes.</summary>
    public static StringBuilder AppendQuoted(this StringBuilder builder, string text)
    {
        builder.Append('"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            builder.Append(rest[..next]);
            AppendEscaped(builder, rest[next]);
            rest = rest[(next + 1)..];
        }

        return builder.Append(rest).Append('"');
    }

    private static void AppendEscaped(StringBuilder builder, char character)
    {
        var letter = character switch
        {
            '"' or '\\' => character,
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            _ => 'u',
        };
        builder.Append('\\').Append(letter);
        if (letter == 'u')
        {
            builder.Append(CultureInfo.InvariantCulture, $"{(int)character:x4}");
        }
    }
}
