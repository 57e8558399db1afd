using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A reference to a schema that is described separately, since it may be recursive: blocks within blocks.</summary>
/// <param name="type">The type of the schema.</param>
internal sealed class SameShape(Type type) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading) => SpecSchemas.Of(type).Read(value, path, reading);

    public override void Describe(Utf8JsonWriter schema) => schema.WriteString("$ref", $"#/definitions/{type.Name}");
}
