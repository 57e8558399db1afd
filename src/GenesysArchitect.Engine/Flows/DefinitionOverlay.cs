using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// Lays a definition that describes a part of a flow over the flow as it is: by the rules of JSON Merge Patch
/// (RFC 7396), in which null takes a property out. A list of blocks in it is the whole list; but a block in it
/// is matched by its id with the one in the flow, and keeps what the definition does not mention.
/// </summary>
internal sealed class DefinitionOverlay
{
    private readonly Utf8JsonWriter _writer;

    private DefinitionOverlay(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>Lays it over.</summary>
    /// <param name="live">The flow as it is; null when there is none.</param>
    /// <param name="definition">An object.</param>
    public static JsonElement Apply(JsonElement? live, JsonElement definition)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, JsonText.Writing);
        new DefinitionOverlay(writer).Write(null, live, definition);
        writer.Flush();
        return JsonText.Parse(json.WrittenMemory);
    }

    private void Write(string? property, JsonElement? live, JsonElement desired)
    {
        if (StackGuard.IsNearItsEnd)
        {
            WriteElsewhere(property, live, desired);
        }
        else if (desired.ValueKind == JsonValueKind.Object)
        {
            WriteObject(live is { ValueKind: JsonValueKind.Object } known ? JsonEquality.Index(known) : [], JsonEquality.Index(desired));
        }
        else if (MatchedArray.Of(property, desired) is { ById: true } blocks)
        {
            WriteArray(live is { } known ? MatchedArray.Of(property, known) : null, blocks);
        }
        else
        {
            desired.WriteTo(_writer);
        }
    }

    private void WriteElsewhere(string? property, JsonElement? live, JsonElement desired) => StackGuard.Continue(() => Write(property, live, desired));

    private void WriteObject(Dictionary<string, JsonElement> live, Dictionary<string, JsonElement> desired)
    {
        _writer.WriteStartObject();
        foreach (var (name, value) in live)
        {
            if (!desired.TryGetValue(name, out var wanted) || (wanted.ValueKind == JsonValueKind.Null && value.ValueKind == JsonValueKind.Null))
            {
                _writer.WritePropertyName(name);
                value.WriteTo(_writer);
            }
            else
            {
                WriteMember(name, value, wanted);
            }
        }

        foreach (var (name, added) in desired.Where(member => !live.ContainsKey(member.Key)))
        {
            WriteMember(name, null, added);
        }

        _writer.WriteEndObject();
    }

    private void WriteMember(string name, JsonElement? live, JsonElement desired)
    {
        if (desired.ValueKind != JsonValueKind.Null)
        {
            _writer.WritePropertyName(name);
            Write(name, live, desired);
        }
    }

    private void WriteArray(MatchedArray? live, MatchedArray desired)
    {
        _writer.WriteStartArray();
        foreach (var name in desired.Names)
        {
            Write(null, live?[name], desired[name]!.Value);
        }

        _writer.WriteEndArray();
    }
}
