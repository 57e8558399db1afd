using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Sandbox.Json;

/// <summary>JSON as it crosses the wire: documents as nodes, so that unknown properties survive.</summary>
internal static class JsonText
{
    // Blocks may nest to any depth; each level of blocks is two levels of JSON.
    private const int MaxDepth = 900;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };

    private static readonly JsonSerializerOptions TypedReading = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        // A misspelt knob must not pass for a knob that has no effect.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new SecondsConverter() },
    };

    // Answers are never put into a page, so quotes and letters beyond ASCII may stay readable.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            node.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Reads JSON to its last leaf.</summary>
    /// <exception cref="JsonException">The bytes are no JSON, or an object in them has a property twice.</exception>
    internal static JsonNode? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var node = JsonNode.Parse(bytes, nodeOptions: null, Reading);
            Materialise(node);
            return node;
        }
        catch (ArgumentException duplicate)
        {
            throw new JsonException(duplicate.Message, duplicate);
        }
    }

    internal static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, TypedReading) ?? throw new JsonException("The JSON text is null.");

    internal static JsonNode ToNode<T>(T value) =>
        JsonSerializer.SerializeToNode(value, TypedReading) ?? throw new JsonException("The value has no JSON form.");

    internal static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new(nodes.ToArray());

    internal static JsonArray ToJsonArray(this IEnumerable<string> texts) => new(texts.Select(text => (JsonNode?)text).ToArray());

    internal static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    // Nodes are parsed on first touch, and a property given twice throws only then.
    private static void Materialise(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var property in properties)
                {
                    Materialise(property.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Materialise(item);
                }

                break;
        }
    }
}
