using System.Text;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Untrusted text in Markdown, without markup, links and images.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]|~#@$";

    /// <summary>Text within a line.</summary>
    public static string Of(string? text)
    {
        var written = new StringBuilder();
        foreach (var part in Seen(text))
        {
            _ = part switch
            {
                "&" => written.Append("&amp;"),
                "<" => written.Append("&lt;"),

                // Renderers turn bare URLs into links.
                "/" => written.Append("&#47;"),
                "." when EndsWith(written, "www") => written.Append("&#46;"),
                [var one] when Special.Contains(one, StringComparison.Ordinal) => written.Append('\\').Append(one),
                _ => written.Append(part),
            };
        }

        return written.ToString();
    }

    /// <summary>A name or an id within a line, shown literally.</summary>
    public static string Code(string? text)
    {
        var seen = string.Concat(Seen(text));
        var fence = new string('`', LongestRun(seen) + 1);
        var room = seen.StartsWith('`') || seen.EndsWith('`') ? " " : string.Empty;
        return fence + room + seen + room + fence;
    }

    /// <summary>The content of a table cell.</summary>
    public static string InTable(string markdown) => markdown.Replace("\\|", "|", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Lines in a code block, unchanged.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="language">The language for highlighting.</param>
    public static string Fenced(IEnumerable<string> lines, string language)
    {
        var texts = lines.Select(line => string.Concat(Seen(line))).ToList();
        var fence = new string('`', Math.Max(3, texts.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return $"{fence}{language}\n{string.Join('\n', texts)}\n{fence}\n";
    }

    private static IEnumerable<string> Seen(string? text) => VisibleText.Of((text ?? string.Empty).ReplaceLineEndings(" "));

    private static bool EndsWith(StringBuilder written, string text) =>
        written.Length >= text.Length && written.ToString(written.Length - text.Length, text.Length).Equals(text, StringComparison.OrdinalIgnoreCase);

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
