using System.Collections;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A mapping with user-defined names.</summary>
/// <param name="type">The type that it is read into.</param>
/// <param name="value">The schema of a value.</param>
internal sealed class MapSchema(Type type, ValueSchema value) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            reading.Refuse(path, value, "a mapping");
            return null;
        }

        var map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var member in value.EnumerateObject())
        {
            if (Read(member, path.Member(member.Name), reading) is { } read)
            {
                map[member.Name] = read;
            }
        }

        return map;
    }

    public override void Describe(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "object");
        schema.WriteStartObject("additionalProperties");
        value.Describe(schema);
        schema.WriteEndObject();
    }

    private object? Read(JsonProperty member, DocumentPath path, SpecReading reading) => value.Read(member.Value, path, reading);
}
