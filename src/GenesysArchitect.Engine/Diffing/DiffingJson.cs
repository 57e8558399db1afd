using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Diffing;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class DiffingJson : JsonSerializerContext
{
    /// <summary>Texts as a JSON array.</summary>
    public static JsonElement Array(IEnumerable<string> texts) => JsonSerializer.SerializeToElement(texts, Default.IEnumerableString);
}
