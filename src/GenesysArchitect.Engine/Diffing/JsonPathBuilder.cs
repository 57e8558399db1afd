using System.Text;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The path of a traversal through a document, converted to text only on demand.</summary>
internal sealed class JsonPathBuilder
{
    private readonly List<(string Name, bool IsElement)> _steps = [];

    /// <summary>The current property, also inside its array.</summary>
    public string? Property => _steps is [.., (var name, false)] ? name : null;

    public void Push(string name) => _steps.Add((name, false));

    /// <summary>Moves to a named element of an array.</summary>
    public void PushElement(string name) => _steps.Add((name, true));

    public void Pop() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString() => _steps.Count == 0
        ? PathNotation.Root
        : _steps.Aggregate(new StringBuilder(), (path, step) => step.IsElement ? path.AppendElement(step.Name) : path.AppendMember(step.Name)).ToString();

    /// <summary>The path of a member.</summary>
    public static string Member(string path, string name) =>
        new StringBuilder(path == PathNotation.Root ? string.Empty : path).AppendMember(name).ToString();
}
