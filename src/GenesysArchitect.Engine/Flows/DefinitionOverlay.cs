using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>
/// Applies a definition that describes part of a flow to the live flow, by the rules of JSON Merge Patch
/// (RFC 7396), in which null removes a property. A list of blocks replaces the whole list, but each block in it
/// is matched by id with the live one, and keeps the properties that the definition does not mention.
/// </summary>
internal sealed class DefinitionOverlay
{
    private readonly Utf8JsonWriter _writer;

    private DefinitionOverlay(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>Applies the definition.</summary>
    /// <param name="live">The live flow; null if it does not exist.</param>
    /// <param name="definition">The definition, which is an object.</param>
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
        if (StackGuard.IsNearlyExhausted)
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
