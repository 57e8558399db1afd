using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenesysArchitect.Help.Comments;

/// <summary>Converts the elements of a documentation comment to plain text.</summary>
internal static partial class CommentText
{
    /// <summary>The text of an element in one line, with references replaced by names.</summary>
    public static string InOneLine(XElement element) => Blanks().Replace(Inline(element), " ").Trim();

    /// <summary>The paragraphs of one type, such as <c>description</c>, below an element.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element, string type) =>
    [
        .. (element?.Elements("para") ?? [])
            .Where(para => (string?)para.Attribute("type") == type)
            .Select(InOneLine)
            .Where(text => text.Length > 0),
    ];

    /// <summary>The lines of a code element without their common indentation.</summary>
    public static string Code(XElement element)
    {
        var lines = element.Value.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();

        // The first line follows the tag directly, so its indentation does not count.
        var margin = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select((line, index) => index == 0 || line.Length == 0 ? line : line[margin..])).Trim('\n');
    }

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } reference when reference.IsEmpty =>
            (string?)reference.Attribute("langword") ?? LastName((string?)reference.Attribute("cref") ?? string.Empty),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => (string?)reference.Attribute("name") ?? string.Empty,
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => string.Empty,
    };

    private static string LastName(string reference) => reference.Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
