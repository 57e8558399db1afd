using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>
/// What a value of a manifest may be. It is made from the types that values are read into, reads them, and writes itself
/// into the JSON Schema, so that these three cannot differ.
/// </summary>
internal abstract class ValueSchema
{
    /// <summary>Reads a value that is not null.</summary>
    /// <returns>The value; null when it is none of the shape, which has been told then.</returns>
    public abstract object? Read(JsonElement value, DocumentPath path, SpecReading reading);

    /// <summary>Writes the members that describe the shape in a JSON Schema.</summary>
    public abstract void Describe(Utf8JsonWriter schema);

    /// <summary>Writes that a value is of one type or pattern, or a text with a placeholder, whose value is not known to an editor.</summary>
    protected static void DescribeOrPlaceholder(Utf8JsonWriter schema, Action<Utf8JsonWriter> alternatives)
    {
        schema.WriteStartArray("anyOf");
        alternatives(schema);
        DescribeText(schema, @"\$\{");
        schema.WriteEndArray();
    }

    /// <summary>Writes the schema of a text that fits a pattern.</summary>
    protected static void DescribeText(Utf8JsonWriter schema, string pattern)
    {
        schema.WriteStartObject();
        schema.WriteString("type", "string");
        schema.WriteString("pattern", pattern);
        schema.WriteEndObject();
    }

    /// <summary>The text that a scalar is written as; null when it is no scalar. A version such as 2.0 is a number to YAML.</summary>
    protected static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
