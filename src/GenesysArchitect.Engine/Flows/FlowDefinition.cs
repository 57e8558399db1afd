using System.Buffers;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>An editable copy of a document: ordered tables, lists and plain values.</summary>
internal sealed class FlowDefinition(JsonElement original)
{
    /// <summary>The copy.</summary>
    public object Root { get; } = Copy(original)!;

    /// <summary>The edited document; null if it is unchanged.</summary>
    public JsonElement? Edited
    {
        get
        {
            var json = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(json, JsonText.Writing);
            Write(writer, Root);
            writer.Flush();
            var edited = JsonText.Parse(json.WrittenMemory);
            return JsonEquality.AreEqual(original, edited) ? null : edited;
        }
    }

    private static object? Copy(JsonElement value)
    {
        if (StackGuard.IsNearlyExhausted)
        {
            return CopyElsewhere(value);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var table = new OrderedDictionary();
                foreach (var property in value.EnumerateObject())
                {
                    table[property.Name] = Copy(property.Value);
                }

                return table;

            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Copy).ToList();

            case JsonValueKind.String:
                return value.GetString();

            case JsonValueKind.Number:
                return Number(value);

            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();

            default:
                return null;
        }
    }

    private static object? CopyElsewhere(JsonElement value)
    {
        object? copy = null;
        StackGuard.Continue(() => copy = Copy(value));
        return copy;
    }

    // A number that no type represents exactly is kept as it is.
    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole))
        {
            return whole;
        }

        return value.TryGetDecimal(out var exact) && JsonNumber.Canonical(exact.ToString(CultureInfo.InvariantCulture)) == JsonNumber.Canonical(value.GetRawText())
            ? exact
            : value;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        if (StackGuard.IsNearlyExhausted)
        {
            WriteElsewhere(writer, value);
            return;
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(entry.Key.ToString()!);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            case double or float:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteElsewhere(Utf8JsonWriter writer, object? value) => StackGuard.Continue(() => Write(writer, value));
}
