using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>
/// Parses the paths of differences by their documented notation: <c>a.b</c>, <c>['x y']</c>,
/// <c>[id]</c>, <c>["odd id"]</c>, and <c>$</c> for the whole document. In quotes a backslash precedes a quote,
/// itself, and the code of an invisible character.
/// </summary>
internal static partial class PathNotation
{
    public static IReadOnlyList<PathStep> Steps(string path)
    {
        var steps = new List<PathStep>();
        if (path == "$")
        {
            return steps;
        }

        for (var at = 0; at < path.Length;)
        {
            var (step, next) = path[at] == '[' ? Bracketed(path, at + 1) : Word(path, at);
            steps.Add(step);
            at = next;
        }

        return steps;
    }

    private static (PathStep Step, int Next) Word(string path, int at)
    {
        var start = path[at] == '.' ? at + 1 : at;
        var end = path.IndexOfAny(['.', '['], start) is >= 0 and var found ? found : path.Length;
        return (new PathStep(path[start..end], IsElement: false), end);
    }

    private static (PathStep Step, int Next) Bracketed(string path, int at)
    {
        if (path[at] is not ('\'' or '"'))
        {
            var end = path.IndexOf(']', at);
            return (new PathStep(path[at..end], IsElement: true), end + 1);
        }

        var quote = path[at];
        var close = at + 1;
        while (path[close] != quote)
        {
            close += path[close] == '\\' ? 2 : 1;
        }

        var quoted = path[(at + 1)..close];
        var name = quote == '"' ? JsonSerializer.Deserialize<string>($"\"{quoted}\"")! : Escape().Replace(quoted, escape => escape.Groups[1] is { Length: > 1 } code ? ((char)Convert.ToUInt16(code.Value[1..], 16)).ToString() : escape.Groups[1].Value);
        return (new PathStep(name, IsElement: quote == '"'), close + 2);
    }

    [GeneratedRegex(@"\\(u[0-9a-f]{4}|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}

/// <summary>A step of a path: to a member of an object, or to a named element of an array.</summary>
internal sealed record PathStep(string Name, bool IsElement);
