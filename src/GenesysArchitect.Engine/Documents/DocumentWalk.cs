using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Traverses a document in order, at any depth, without recursion.</summary>
internal sealed class DocumentWalk(JsonElement root)
{
    private readonly Stack<Container> _open = new();
    private bool _hasStarted;

    public DocumentStep Step { get; private set; }

    /// <summary>The current value, also at its end.</summary>
    public JsonElement Value { get; private set; }

    /// <summary>The name of the current member; null for an item or the document.</summary>
    public string? Name { get; private set; }

    /// <summary>The number of objects and arrays around the value.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether the value is the first in its object or array.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>The current value as text.</summary>
    public string Text => WholeCharacters(Value, static value => value.GetString()!, static value => value.GetRawText());

    /// <summary>Moves to the next step.</summary>
    /// <returns>False at the end of the document.</returns>
    public bool MoveNext()
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            MoveToValue(root, name: null, isFirst: true);
            return true;
        }

        if (!_open.TryPeek(out var container))
        {
            return false;
        }

        if (container.MoveNext())
        {
            MoveToValue(container.Current, container.Name, container.IsAtFirst);
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
            // JSON can contain an escaped unpaired surrogate, and the platform's responses are JSON.
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"The document cannot be written: {DocumentErrors.Shown(raw(holder))} contains half of a surrogate pair.", half)
            {
                Remedies = [new("Correct the text at its source.")],
            };
        }
    }

    private void MoveToValue(JsonElement value, string? name, bool isFirst)
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
