using System.Text;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Texts of others within Markdown: they make no markup, no link and no picture.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()#+-.!|~>@$^=\"'";

    /// <summary>A text on one line.</summary>
    public static string Of(string? text)
    {
        var written = new StringBuilder();
        foreach (var part in VisibleText.Of((text ?? string.Empty).ReplaceLineEndings(" ")))
        {
            _ = part switch
            {
                "&" => written.Append("&amp;"),
                "<" => written.Append("&lt;"),
                ":" or "/" => written.Append(part == ":" ? "&#58;" : "&#47;"),
                [var one] when Special.Contains(one, StringComparison.Ordinal) => written.Append('\\').Append(one),
                _ => written.Append(part),
            };
        }

        return written.ToString();
    }

    /// <summary>A text in a frame of its own, as it is; the frame is longer than any within it.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="language">How it is coloured.</param>
    public static string Fenced(IEnumerable<string> lines, string language)
    {
        var texts = lines.Select(line => string.Concat(VisibleText.Of(line.ReplaceLineEndings(" ")))).ToList();
        var longest = texts.Select(LongestRun).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{string.Join('\n', texts)}\n{fence}\n";
    }

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
