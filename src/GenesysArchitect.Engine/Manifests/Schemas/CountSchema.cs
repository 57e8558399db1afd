using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>An integer within bounds. Text is accepted too, since environment variables are text.</summary>
/// <param name="least">The minimum.</param>
/// <param name="most">The maximum.</param>
internal sealed class CountSchema(int least, int most) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (int.TryParse(TextOf(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most)
        {
            return count;
        }

        reading.Refuse(path, value, most == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}") : string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return null;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives =>
    {
        alternatives.WriteStartObject();
        alternatives.WriteString("type", "integer");
        alternatives.WriteNumber("minimum", least);
        alternatives.WriteNumber("maximum", most);
        alternatives.WriteEndObject();
        DescribeText(alternatives, "^[0-9]+$");
    });
}
