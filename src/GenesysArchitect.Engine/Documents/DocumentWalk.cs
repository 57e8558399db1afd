using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Goes through a document in its order, however deep it is, without recursion.</summary>
internal sealed class DocumentWalk(JsonElement root)
{
    private readonly Stack<Container> _open = new();
    private bool _hasStarted;

    public DocumentStep Step { get; private set; }

    /// <summary>The value come upon, also where it ends.</summary>
    public JsonElement Value { get; private set; }

    /// <summary>The name of the member that the value is; null when it is an item, or the document.</summary>
    public string? Name { get; private set; }

    /// <summary>How many objects and arrays the value lies within.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether nothing comes before the value in its object or array.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>The text that the value is.</summary>
    public string Text => WholeCharacters(Value, static value => value.GetString()!, static value => value.GetRawText());

    /// <summary>Goes on.</summary>
    /// <returns>False when the document has ended.</returns>
    public bool MoveNext()
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            ComeUpon(root, name: null, isFirst: true);
            return true;
        }

        if (!_open.TryPeek(out var container))
        {
            return false;
        }

        if (container.MoveNext())
        {
            ComeUpon(container.Current, container.Name, container.IsAtFirst);
            return true;
        }

        _open.Pop();
        (Step, Value, Name, Depth) = (DocumentStep.End, container.Value, null, _open.Count);
        return true;
    }

    private static string WholeCharacters<T>(T holder, Func<T, string> read, Func<T, string> raw)
    {
        try
        {
            return read(holder);
        }
        catch (InvalidOperationException half)
        {
            // JSON can escape half a surrogate pair, and the platform's own answers are JSON.
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"The document cannot be written: {DocumentMistake.Shown(raw(holder))} contains half of a surrogate pair.", half)
            {
                Remedies = [new("Correct the text at its source.")],
            };
        }
    }

    private void ComeUpon(JsonElement value, string? name, bool isFirst)
    {
        (Value, Name, Depth, IsFirst) = (value, name, _open.Count, isFirst);
        Step = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().MoveNext() ? DocumentStep.Begin : DocumentStep.Value,
            JsonValueKind.Array => value.GetArrayLength() > 0 ? DocumentStep.Begin : DocumentStep.Value,
            _ => DocumentStep.Value,
        };
        if (Step == DocumentStep.Begin)
        {
            _open.Push(new Container(value));
        }
    }

    private sealed class Container(JsonElement value)
    {
        private JsonElement.ObjectEnumerator _members = value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;
        private JsonElement.ArrayEnumerator _items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
        private int _count;

        public JsonElement Value { get; } = value;

        public JsonElement Current => IsObject ? _members.Current.Value : _items.Current;

        public string? Name => IsObject ? WholeCharacters(_members.Current, static member => member.Name, static member => member.ToString()) : null;

        public bool IsAtFirst => _count == 1;

        private bool IsObject => Value.ValueKind == JsonValueKind.Object;

        public bool MoveNext()
        {
            _count++;
            return IsObject ? _members.MoveNext() : _items.MoveNext();
        }
    }
}
