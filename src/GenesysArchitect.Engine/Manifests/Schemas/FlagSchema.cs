using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>True or false. Text is accepted too, since environment variables are text.</summary>
internal sealed class FlagSchema : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (bool.TryParse(TextOf(value), out var flag))
        {
            return flag;
        }

        reading.Refuse(path, value, "true or false");
        return null;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives =>
    {
        alternatives.WriteStartObject();
        alternatives.WriteString("type", "boolean");
        alternatives.WriteEndObject();
        DescribeText(alternatives, "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$");
    });
}
