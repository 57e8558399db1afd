using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>Parses DOT by its grammar: words, quoted strings with \" as the only escape sequence, and punctuation.</summary>
internal sealed partial class DotReader
{
    private readonly List<string> _tokens;

    private DotReader(string text) => _tokens = [.. Token().Matches(text).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token))];

    /// <summary>The attributes of each node that has a label.</summary>
    public Dictionary<string, Dictionary<string, string>> Nodes { get; } = [];

    public List<(string From, string To, Dictionary<string, string> Attributes)> Edges { get; } = [];

    public static DotReader Read(string text)
    {
        Assert.Equal(text, string.Concat(Token().Matches(text).Select(match => match.Value)));
        var reader = new DotReader(text);
        Assert.Equal(["digraph", "dependencies", "{"], reader._tokens.Take(3));
        Assert.Equal("}", reader._tokens[^1]);
        reader.ReadStatements();
        return reader;
    }

    /// <summary>The lines of a label as displayed by Graphviz.</summary>
    public static string[] Lines(string quoted)
    {
        var lines = new List<StringBuilder> { new() };
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            if (quoted[at] == '\\' && quoted[++at] == 'n')
            {
                lines.Add(new());
            }
            else
            {
                lines[^1].Append(quoted[at]);
            }
        }

        return [.. lines.Select(line => WebUtility.HtmlDecode(line.ToString()))];
    }

    private void ReadStatements()
    {
        for (var at = 3; at < _tokens.Count;)
        {
            var end = at;
            while (_tokens[end] is not (";" or "{" or "}"))
            {
                end++;
            }

            Read(_tokens[at..end]);
            at = end + 1;
        }
    }

    private void Read(List<string> statement)
    {
        if (statement is [_, "->", _, ..])
        {
            Edges.Add((statement[0], statement[2], Attributes(statement)));
        }
        else if (statement is [var name, "[", ..] && name is not ("graph" or "node" or "edge"))
        {
            Nodes.Add(name, Attributes(statement));
        }
    }

    private static Dictionary<string, string> Attributes(List<string> statement)
    {
        var found = new Dictionary<string, string>();
        for (var at = statement.IndexOf("["); at >= 0 && at < statement.Count && statement[at] != "]"; at += 4)
        {
            Assert.Equal("=", statement[at + 2]);
            found[statement[at + 1]] = statement[at + 3];
        }

        return found;
    }

    [GeneratedRegex("""->|[\[\]{};,=]|[A-Za-z0-9_.]+|"(?:[^"\\]|\\["\\n])*"|\s+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
