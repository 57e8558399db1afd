using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Storage;

/// <summary>The JSON serialization of a lock's owner.</summary>
[JsonSerializable(typeof(LockOwner))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Letters of all alphabets are written unescaped, for readability.</summary>
    public static StorageJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
