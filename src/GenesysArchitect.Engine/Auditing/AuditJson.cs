using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The JSON serialization of entries: no null values, and letters of all alphabets unescaped.</summary>
[JsonSerializable(typeof(GcAuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    public static AuditJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
