using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>Any value, taken as it is.</summary>
/// <param name="usual">What it is known to be, for editors; null for anything.</param>
internal sealed class AnySchema(ValueSchema? usual = null) : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading) => value;

    public override void Describe(Utf8JsonWriter schema) => usual?.Describe(schema);
}
