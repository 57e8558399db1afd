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
            if (!IsWord(name))
            {
                path.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
                continue;
            }

            path.Append(path.Length > 0 ? "." : string.Empty).Append(name);
        }

        return path.ToString();
    }

    private static bool IsWord(string name) =>
        name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
