using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Storage;

/// <summary>How the owner of a lock is written.</summary>
[JsonSerializable(typeof(LockOwner))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>With letters of any alphabet as they are, so that a person can read it.</summary>
    public static StorageJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
