using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>How the lines of a journal are written: short names, nothing that is null.</summary>
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(List<RecordedWorkEntry>))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>With letters of any alphabet as they are, so that a person can read it.</summary>
    public static JournalJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
