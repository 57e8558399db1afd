using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// The path of a value in a document. Paths are immutable: a traversal derives each path from its
/// parent, and text is only created for messages.
/// </summary>
public sealed class DocumentPath
{
    private readonly DocumentPath? _parent;
    private readonly int _depth;

    private DocumentPath(DocumentPath? parent, string? name, int index)
    {
        _parent = parent;
        _depth = parent is null ? 0 : parent._depth + 1;
        Name = name;
        Index = index;
    }

    /// <summary>The path of the document itself.</summary>
    public static DocumentPath Root { get; } = new(null, null, 0);

    /// <summary>The name of the last member; null if the last step is an item.</summary>
    internal string? Name { get; }

    /// <summary>The index of the last item, from 0.</summary>
    internal int Index { get; }

    /// <summary>The path of a member of this value.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>A path one step longer.</returns>
    public DocumentPath Member(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DocumentPath(this, name, 0);
    }

    /// <summary>The path of an item of this array.</summary>
    /// <param name="index">The item's index, from 0.</param>
    /// <returns>A path one step longer.</returns>
    public DocumentPath Item(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new DocumentPath(this, null, index);
    }

    /// <summary>The text of the path: <c>blocks[0].children[2].id</c>; <c>$</c> for the document itself.</summary>
    public override string ToString()
    {
        if (_depth == 0)
        {
            return PathNotation.Root;
        }

        var text = new StringBuilder();
        foreach (var step in Steps())
        {
            text = step.Name is { } name ? text.AppendMember(name) : text.AppendItem(step.Index);
        }

        return text.ToString();
    }

    /// <summary>The paths from the root, exclusive, to this one.</summary>
    internal DocumentPath[] Steps()
    {
        var steps = new DocumentPath[_depth];
        for (var step = this; step._parent is { } parent; step = parent)
        {
            steps[step._depth - 1] = step;
        }

        return steps;
    }
}
