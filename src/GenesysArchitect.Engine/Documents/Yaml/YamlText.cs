using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>How a text is written in YAML, so that every reader of YAML 1.1 or 1.2 takes it for that text.</summary>
internal static partial class YamlText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    // What readers of YAML 1.1 or 1.2 take for something else, besides numbers and dates.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "yes", "n", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".inf", "+.inf", ".nan",
    };

    /// <summary>Adds a text on one line: without quotes where that is safe, else in single ones, else escaped.</summary>
    public static void AppendOnOneLine(StringBuilder builder, string text)
    {
        if (QuotedText.IsUnseen(text) || text.AsSpan().ContainsAny('\t', '\n'))
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
    /// Whether a text is written as a block, line by line. Not when there is white space at the end of a line,
    /// or more than one line feed at the end of all: editors take them away.
    /// </summary>
    public static bool IsBlock(string text) =>
        text.Length > 1
        && text.Contains('\n', StringComparison.Ordinal)
        && !QuotedText.IsUnseen(text)
        && text[^1] is not (' ' or '\t')
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.Contains("\t\n", StringComparison.Ordinal);

    /// <summary>Adds a text as a block, and all but its last line end.</summary>
    public static void AppendBlock(StringBuilder builder, string text, int indentation)
    {
        // Without a number the indentation is that of the first line, which must not begin with blanks then.
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

    // An asterisk after a space is a letter in YAML, but the scanner takes it for an alias and misses the key's colon.
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

    // More than any reader's rules: with underscores, by bases, in sixties, as dates. Nothing is lost by quotes.
    [GeneratedRegex(@"^(\+?[0-9.][0-9_.,:]*([eE][-+]?[0-9_]*)?|\+?0[xXoObB][0-9a-fA-F_]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex NumberOrDate();
}
