using System.Text.Json;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// The locations of a document's values, flat and in document order: names and structure are in the
/// document, which is traversed in parallel.
/// </summary>
internal sealed class LocationMap
{
    private readonly List<Entry> _entries = [];
    private readonly Stack<int> _open = new();

    /// <summary>Adds a scalar or empty value.</summary>
    public void Add(SourceLocation location) => _entries.Add(new Entry(location, First: 0, Next: _entries.Count + 1));

    /// <summary>Adds a copy of an earlier value.</summary>
    public void AddAlias(SourceLocation location, int target) => _entries.Add(new Entry(location, _entries[target].First, Next: _entries.Count + 1));

    /// <summary>Starts an object or array: values added until its end are inside it.</summary>
    /// <returns>The index of the value.</returns>
    public int Begin(SourceLocation location)
    {
        _open.Push(_entries.Count);
        _entries.Add(new Entry(location, First: _entries.Count + 1, Next: 0));
        return _open.Peek();
    }

    /// <summary>Ends the innermost open object or array.</summary>
    public void End()
    {
        var started = _open.Pop();
        _entries[started] = _entries[started] with { Next = _entries.Count };
    }

    /// <summary>The location of a value in the document of this map, or of its nearest existing ancestor.</summary>
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
