using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>
/// The schema of a value in a manifest. It is created from the type that the value is read into, reads the value, and
/// describes itself in the JSON Schema, so that these three cannot differ.
/// </summary>
internal abstract class ValueSchema
{
    /// <summary>Reads a value that is not null.</summary>
    /// <returns>The value; null if it does not match, which has been reported.</returns>
    public abstract object? Read(JsonElement value, DocumentPath path, SpecReading reading);

    /// <summary>Writes the JSON Schema of the value.</summary>
    public abstract void Describe(Utf8JsonWriter schema);

    /// <summary>Writes that a value has a type or pattern, or is text with a placeholder, whose value an editor does not know.</summary>
    protected static void DescribeOrPlaceholder(Utf8JsonWriter schema, Action<Utf8JsonWriter> alternatives)
    {
        schema.WriteStartArray("anyOf");
        alternatives(schema);
        DescribeText(schema, @"\$\{");
        schema.WriteEndArray();
    }

    /// <summary>Writes the schema of a text that matches a pattern.</summary>
    protected static void DescribeText(Utf8JsonWriter schema, string pattern)
    {
        schema.WriteStartObject();
        schema.WriteString("type", "string");
        schema.WriteString("pattern", pattern);
        schema.WriteEndObject();
    }

    /// <summary>The text of a scalar; null for other values. A version such as 2.0 is a number in YAML.</summary>
    protected static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
