using System.Text.Json;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// The places of a document's values, flat and in its own order: the names and the shape are in the
/// document already, and a walk down it goes down here alongside.
/// </summary>
internal sealed class LocationMap
{
    private readonly List<Entry> _entries = [];
    private readonly Stack<int> _open = new();

    /// <summary>Adds a value without members or items.</summary>
    public void Add(SourceLocation location) => _entries.Add(new Entry(location, First: 0, Next: _entries.Count + 1));

    /// <summary>Adds a value that has the members or items of one added before.</summary>
    public void AddAlias(SourceLocation location, int target) => _entries.Add(new Entry(location, _entries[target].First, Next: _entries.Count + 1));

    /// <summary>Begins an object or array: what is added until its end lies within it.</summary>
    /// <returns>Its number among all values.</returns>
    public int Begin(SourceLocation location)
    {
        _open.Push(_entries.Count);
        _entries.Add(new Entry(location, First: _entries.Count + 1, Next: 0));
        return _open.Peek();
    }

    /// <summary>Ends the object or array started last.</summary>
    public void End()
    {
        var started = _open.Pop();
        _entries[started] = _entries[started] with { Next = _entries.Count };
    }

    /// <summary>The place of a value of the document that this is the map of, or of its nearest ancestor that is there.</summary>
    public SourceLocation Find(JsonElement root, DocumentPath path)
    {
        var (value, at) = (root, 0);
        foreach (var step in path.Steps())
        {
            if (Inner(value, at, step) is not { } inner)
            {
                break;
            }

            (value, at) = inner;
        }

        return _entries[at].Location;
    }

    private (JsonElement Value, int At)? Inner(JsonElement value, int at, DocumentPath step)
    {
        var inner = _entries[at].First;
        if (step.Name is { } name && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.NameEquals(name))
                {
                    return (member.Value, inner);
                }

                inner = _entries[inner].Next;
            }
        }
        else if (step.Name is null && value.ValueKind == JsonValueKind.Array && step.Index < value.GetArrayLength())
        {
            for (var index = 0; index < step.Index; index++)
            {
                inner = _entries[inner].Next;
            }

            return (value[step.Index], inner);
        }

        return null;
    }

    private readonly record struct Entry(SourceLocation Location, int First, int Next);
}
