using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>Non-empty text. A number is accepted as written.</summary>
/// <param name="pattern">The required pattern; null for any text.</param>
/// <param name="expected">The description of the pattern.</param>
internal sealed class TextSchema(string? pattern = null, string expected = "text") : ValueSchema
{
    private readonly Regex? _pattern = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant);

    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        var text = TextOf(value);
        if (!string.IsNullOrWhiteSpace(text) && _pattern?.IsMatch(text) != false)
        {
            return text;
        }

        reading.Refuse(path, value, expected);
        return null;
    }

    public override void Describe(Utf8JsonWriter schema)
    {
        if (pattern is not null)
        {
            DescribeOrPlaceholder(schema, alternatives => DescribeText(alternatives, pattern));
            return;
        }

        schema.WriteStartArray("type");
        schema.WriteStringValue("string");
        schema.WriteStringValue("number");
        schema.WriteStringValue("boolean");
        schema.WriteEndArray();
        schema.WriteNumber("minLength", 1);
    }
}
