using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// The property order of a snapshot, independent of the platform's order: identifying properties first, nested blocks
/// last, all others by name, so that a change affects few lines.
/// </summary>
internal sealed class SnapshotOrder
{
    private static readonly string[] First = [FlowDocument.IdProperty, FlowDocument.NameProperty, "type", FlowDocument.StateProperty, FlowDocument.VersionProperty];
    private static readonly string[] Last = [FlowDocument.ReferencesProperty, "children", FlowDocument.BlocksProperty];

    private readonly Utf8JsonWriter _writer;

    private SnapshotOrder(Utf8JsonWriter writer) => _writer = writer;

    public static JsonElement Of(JsonElement document)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, JsonText.Writing);
        new SnapshotOrder(writer).Write(document);
        writer.Flush();
        return JsonText.Parse(json.WrittenMemory);
    }

    private void Write(JsonElement value)
    {
        if (StackGuard.IsNearlyExhausted)
        {
            WriteElsewhere(value);
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                _writer.WriteStartObject();
                foreach (var (name, member) in JsonEquality.Index(value).OrderBy(property => Rank(property.Key)).ThenBy(property => property.Key, StringComparer.Ordinal))
                {
                    _writer.WritePropertyName(name);
                    Write(member);
                }

                _writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                _writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(element);
                }

                _writer.WriteEndArray();
                break;

            default:
                value.WriteTo(_writer);
                break;
        }
    }

    private void WriteElsewhere(JsonElement value) => StackGuard.Continue(() => Write(value));

    private static int Rank(string name)
    {
        var first = Array.IndexOf(First, name);
        if (first >= 0)
        {
            return first;
        }

        var last = Array.IndexOf(Last, name);
        return last >= 0 ? First.Length + 1 + last : First.Length;
    }
}
