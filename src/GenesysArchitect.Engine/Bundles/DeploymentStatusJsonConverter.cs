using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>Writes a status as its term in JSON.</summary>
internal sealed class DeploymentStatusJsonConverter : JsonConverter<DeploymentStatus>
{
    public override DeploymentStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? string.Empty);

    public override void Write(Utf8JsonWriter writer, DeploymentStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
