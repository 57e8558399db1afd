using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>How entries are written: nothing that is null, and letters of any alphabet as they are.</summary>
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
