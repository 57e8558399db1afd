using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A list.</summary>
/// <param name="itemType">The type that items are read into.</param>
/// <param name="item">The schema of an item.</param>
/// <param name="least">The minimum number of items.</param>
internal sealed class ListSchema(Type itemType, ValueSchema item, int least = 0) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            reading.Refuse(path, value, "a list");
            return null;
        }

        if (value.GetArrayLength() < least)
        {
            reading.AddError(path, $"'{SpecReading.Subject(path)}' must have at least {(least == 1 ? "one item" : $"{least} items")}.");
            return null;
        }

        var items = Array.CreateInstance(itemType, value.GetArrayLength());
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (item.Read(element, path.Item(index), reading) is { } read)
            {
                items.SetValue(read, index);
            }

            index++;
        }

        return items;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives =>
    {
        alternatives.WriteStartObject();
        alternatives.WriteString("type", "array");
        if (least > 0)
        {
            alternatives.WriteNumber("minItems", least);
        }

        alternatives.WriteStartObject("items");
        item.Describe(alternatives);
        alternatives.WriteEndObject();
        alternatives.WriteEndObject();
    });
}
