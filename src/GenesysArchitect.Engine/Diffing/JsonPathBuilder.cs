using System.Text;
using GenesysArchitect.Engine.Documents;

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

    public override string ToString() => _steps.Count == 0
        ? PathNotation.Root
        : _steps.Aggregate(new StringBuilder(), (path, step) => step.IsElement ? path.AppendElement(step.Name) : path.AppendMember(step.Name)).ToString();

    /// <summary>The path of a member of what a path leads to.</summary>
    public static string Member(string path, string name) =>
        new StringBuilder(path == PathNotation.Root ? string.Empty : path).AppendMember(name).ToString();
}
