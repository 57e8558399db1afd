using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// Text in double quotes, as JSON and YAML both read it. What is escaped is settled here and not left to the
/// framework, whose choice follows the Unicode of its version: then an update would change files by itself.
/// </summary>
internal static class QuotedText
{
    // Line ends of YAML 1.1, the byte order mark, and what Unicode gives to no one.
    private const string Unprintable = "\u2028\u2029\uFEFF\uFFFE\uFFFF";

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. "\"\\", .. Controls, .. Unprintable, .. Noncharacters]);
    private static readonly SearchValues<char> Unseen = SearchValues.Create([.. Controls.Except("\t\n"), .. Unprintable, .. Noncharacters]);

    private static IEnumerable<char> Controls => Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl);

    private static IEnumerable<char> Noncharacters => Enumerable.Range(0xFDD0, 32).Select(code => (char)code);

    /// <summary>Whether a text can only be seen whole when it is escaped. Line feeds and tabs are seen.</summary>
    public static bool IsUnseen(string text) => text.AsSpan().ContainsAny(Unseen);

    /// <summary>Adds a text in quotes.</summary>
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
