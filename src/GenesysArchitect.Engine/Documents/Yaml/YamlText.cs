using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Writes text in YAML, so that every reader of YAML 1.1 or 1.2 reads the same text.</summary>
internal static partial class YamlText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    // Unquoted words that readers of YAML 1.1 or 1.2 interpret, besides numbers and dates.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "yes", "n", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".inf", "+.inf", ".nan",
    };

    /// <summary>Appends a text on one line: unquoted if that is safe, otherwise in single quotes, otherwise escaped.</summary>
    public static void AppendOnOneLine(StringBuilder builder, string text)
    {
        if (QuotedText.NeedsEscaping(text) || text.AsSpan().ContainsAny('\t', '\n'))
        {
            builder.AppendQuoted(text);
        }
        else if (IsPlain(text))
        {
            builder.Append(text);
        }
        else
        {
            builder.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
    }

    /// <summary>
    /// Whether a text is written as a block, line by line. Not if a line ends with white space,
    /// or the text with more than one line feed, since editors remove these.
    /// </summary>
    public static bool IsBlock(string text) =>
        text.Length > 1
        && text.Contains('\n', StringComparison.Ordinal)
        && !QuotedText.NeedsEscaping(text)
        && text[^1] is not (' ' or '\t')
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.Contains("\t\n", StringComparison.Ordinal);

    /// <summary>Appends a text as a block, without its last line end.</summary>
    public static void AppendBlock(StringBuilder builder, string text, int indentation)
    {
        // Without an indentation indicator the first line determines the indentation, so it must not start with a space.
        builder.Append('|').Append(text[0] is ' ' or '\t' or '\n' ? "2" : string.Empty);
        var lines = text.AsSpan();
        if (lines[^1] == '\n')
        {
            lines = lines[..^1];
        }
        else
        {
            builder.Append('-');
        }

        foreach (var line in lines.EnumerateLines())
        {
            builder.Append('\n').Append(' ', line.IsEmpty ? 0 : indentation).Append(line);
        }
    }

    // An asterisk after a space is a plain character in YAML, but the scanner takes it for an alias and misses the key's colon.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && !Indicators.Contains(text[0], StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1])
        && text[^1] != ':'
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Contains(" *", StringComparison.Ordinal)
        && !text.StartsWith("...", StringComparison.Ordinal)
        && !Words.Contains(text)
        && !NumberOrDate().IsMatch(text);

    // Stricter than any reader: numbers with underscores, other bases, base 60, and dates. Quoting is always safe.
    [GeneratedRegex(@"^(\+?[0-9.][0-9_.,:]*([eE][-+]?[0-9_]*)?|\+?0[xXoObB][0-9a-fA-F_]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex NumberOrDate();
}
