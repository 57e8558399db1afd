using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The path of a walk through a document, put into text only where it is asked for.</summary>
internal sealed class JsonPathBuilder
{
    private readonly List<(string Name, bool IsElement)> _steps = [];

    /// <summary>The property that the walk is in, or within whose array it is.</summary>
    public string? Property => _steps is [.., (var name, false)] ? name : null;

    public void Push(string name) => _steps.Add((name, false));

    /// <summary>Goes to the element of an array that is called by a name.</summary>
    public void PushElement(string name) => _steps.Add((name, true));

    public void Pop() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString()
    {
        if (_steps.Count == 0)
        {
            return "$";
        }

        var path = new StringBuilder();
        foreach (var (name, isElement) in _steps)
        {
            path.Append(isElement ? Element(name) : Step(name, isFirst: path.Length == 0));
        }

        return path.ToString();
    }

    /// <summary>The path of a member of what a path leads to.</summary>
    public static string Member(string path, string name) => path == "$" ? Step(name, isFirst: true) : path + Step(name, isFirst: false);

    private static string Step(string name, bool isFirst)
    {
        if (IsWord(name))
        {
            return isFirst ? name : $".{name}";
        }

        return $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
    }

    // What could be taken for a position is quoted too.
    private static string Element(string name) =>
        IsWord(name) && !name.All(char.IsDigit) ? $"[{name}]" : $"[{JsonSerializer.Serialize(name, DiffingJson.Default.String)}]";

    private static bool IsWord(string name) =>
        name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
