using System.Text;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The path of a walk through a document, put into text only where it is asked for.</summary>
internal sealed class JsonPathBuilder
{
    private readonly List<string> _names = [];

    public void Push(string name) => _names.Add(name);

    public void Pop() => _names.RemoveAt(_names.Count - 1);

    public override string ToString()
    {
        if (_names.Count == 0)
        {
            return "$";
        }

        var path = new StringBuilder();
        foreach (var name in _names)
        {
            path.Append(Step(name, isFirst: path.Length == 0));
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

    private static bool IsWord(string name) =>
        name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
