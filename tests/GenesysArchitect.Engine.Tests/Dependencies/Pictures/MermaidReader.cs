using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>Parses a flowchart line by line, and rejects unknown syntax.</summary>
internal sealed partial class MermaidReader
{
    public string Title { get; private set; } = string.Empty;

    public Dictionary<string, string[]> Nodes { get; } = [];

    public List<(string From, string Arrow, string? Label, string To)> Edges { get; } = [];

    public Dictionary<string, string[]> Classes { get; } = [];

    public static MermaidReader Read(string text)
    {
        var reader = new MermaidReader();
        var lines = text.Split('\n');
        Assert.Equal(("---", "---", "flowchart LR", string.Empty), (lines[0], lines[2], lines[3], lines[^1]));
        reader.Title = TitleCode().Replace(TitleLine().Match(lines[1]).Groups[1].Value, code => char.ConvertFromUtf32(int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        foreach (var line in lines[4..^1])
        {
            reader.ReadLine(line);
        }

        return reader;
    }

    private void ReadLine(string line)
    {
        if (NodeLine().Match(line) is { Success: true } node)
        {
            Nodes.Add(node.Groups[1].Value, Lines(node.Groups[2].Value));
        }
        else if (EdgeLine().Match(line) is { Success: true } edge)
        {
            Edges.Add((edge.Groups[1].Value, edge.Groups[2].Value, edge.Groups[3].Success ? Lines(edge.Groups[3].Value).Single() : null, edge.Groups[4].Value));
        }
        else if (ClassLine().Match(line) is { Success: true } members)
        {
            Classes.Add(members.Groups[2].Value, members.Groups[1].Value.Split(','));
        }
        else
        {
            Assert.Matches("^  classDef [a-z]+ [a-z0-9#:, -]+$", line);
        }
    }

    // Characters in a label other than entities and safe ones would be interpreted as Markdown, HTML or directives.
    private static string[] Lines(string label) => [.. label.Split("<br/>").Select(line =>
    {
        var rest = Entity().Replace(line, string.Empty);
        Assert.All(rest.EnumerateRunes(), sign => Assert.True(!sign.IsAscii || Rune.IsLetterOrDigit(sign) || " .,-/_+()".Contains((char)sign.Value, StringComparison.Ordinal), line));
        return Entity().Replace(line, entity => char.ConvertFromUtf32(int.Parse(entity.Groups[1].Value, CultureInfo.InvariantCulture)));
    })];

    [GeneratedRegex("^title: \"((?:[^\"\\\\]|\\\\U[0-9A-F]{8})*)\"$")]
    private static partial Regex TitleLine();

    [GeneratedRegex("\\\\U([0-9A-F]{8})")]
    private static partial Regex TitleCode();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Entity();

    [GeneratedRegex("^  (n[0-9]+)(?:\\{\\{|\\(\\[|\\[)\"([^\"]*)\"(?:\\}\\}|\\]\\)|\\])$")]
    private static partial Regex NodeLine();

    [GeneratedRegex("^  (n[0-9]+) (-->|==>|-\\.->)(?:\\|\"([^\"]*)\"\\|)? (n[0-9]+)$")]
    private static partial Regex EdgeLine();

    [GeneratedRegex("^  class (n[0-9]+(?:,n[0-9]+)*) ([a-z]+)$")]
    private static partial Regex ClassLine();
}
