using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A shape that is described apart, since it may be a part of itself: blocks within blocks.</summary>
/// <param name="type">The type whose shape it is.</param>
internal sealed class SameShape(Type type) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading) => SpecSchemas.Of(type).Read(value, path, reading);

    public override void Describe(Utf8JsonWriter schema) => schema.WriteString("$ref", $"#/definitions/{type.Name}");
}
