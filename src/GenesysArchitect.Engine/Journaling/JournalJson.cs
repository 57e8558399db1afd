using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The JSON serialization of journal lines: short names, no null values.</summary>
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(List<RecordedWorkEntry>))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>Letters of all alphabets are written unescaped, for readability.</summary>
    public static JournalJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
