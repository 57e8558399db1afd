using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The serialization of documents within the engine, with the maximum nesting.</summary>
internal static class JsonText
{
    private const int MaxDepth = 4096;

    public static JsonWriterOptions Writing { get; } = new() { MaxDepth = MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth }).RootElement;
}
