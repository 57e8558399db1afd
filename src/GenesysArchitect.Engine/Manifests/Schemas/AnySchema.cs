using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>Any value, kept as written.</summary>
/// <param name="usual">The usual type, for editors; null for any.</param>
internal sealed class AnySchema(ValueSchema? usual = null) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading) => value;

    public override void Describe(Utf8JsonWriter schema) => usual?.Describe(schema);
}
