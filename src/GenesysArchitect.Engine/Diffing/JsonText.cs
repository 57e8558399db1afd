using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The serialization of documents within the engine, with the maximum nesting.</summary>
internal static class JsonText
{
    private const int Deepest = 4096;

    public static JsonWriterOptions Writing { get; } = new() { MaxDepth = Deepest, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement;
}
