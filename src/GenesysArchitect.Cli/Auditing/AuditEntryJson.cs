using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Auditing;

namespace GenesysArchitect.Cli.Auditing;

/// <summary>Entries of an audit log as JSON lines, with the same properties as in the log.</summary>
[JsonSerializable(typeof(GcAuditEntry))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AuditEntryJson : JsonSerializerContext
{
    public static void Write(Utf8JsonWriter json, GcAuditEntry entry)
    {
        using var document = JsonSerializer.SerializeToDocument(entry, Default.GcAuditEntry);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            property.WriteTo(json);
        }
    }
}
