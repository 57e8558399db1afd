using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>Copies a document with its texts replaced.</summary>
internal static class TextRewriter
{
    /// <summary>Whether a document may contain placeholders.</summary>
    public static bool MayHavePlaceholders(JsonElement root)
    {
        // In JSON a text may contain escape sequences that hide a placeholder.
        var text = root.GetRawText();
        return text.Contains("${", StringComparison.Ordinal) || text.Contains("\\u", StringComparison.Ordinal);
    }

    /// <summary>Rewrites a document. Everything except texts, and the order of everything, is kept.</summary>
    /// <param name="root">The document, or a part of one.</param>
    /// <param name="at">The path of the part in its document.</param>
    /// <param name="replace">The replacement of a text; null to keep it.</param>
    /// <returns>Null if the result exceeds the limits of size or nesting.</returns>
    public static JsonElement? Rewrite(JsonElement root, DocumentPath at, Func<DocumentPath, string, JsonElement?> replace)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing with { SkipValidation = true }))
        {
            var open = new Stack<Container>();
            for (var walk = new DocumentWalk(root); walk.MoveNext();)
            {
                if (walk.Step == DocumentStep.End)
                {
                    open.Pop();
                    End(writer, walk.Value);
                    continue;
                }

                if (writer.BytesCommitted + writer.BytesPending > DocumentFile.MaxFileSize)
                {
                    return null;
                }

                var path = open.TryPeek(out var container) ? container.Next(walk.Name) : at;
                if (walk.Name is { } name)
                {
                    writer.WritePropertyName(name);
                }

                if (walk.Step == DocumentStep.Begin)
                {
                    open.Push(new Container(path));
                    Begin(writer, walk.Value);
                }
                else
                {
                    ((walk.Value.ValueKind == JsonValueKind.String ? replace(path, walk.Text) : null) ?? walk.Value).WriteTo(writer);
                }
            }
        }

        return Parse(json.WrittenMemory);
    }

    /// <summary>The text as a value.</summary>
    public static JsonElement ValueOf(string text) => JsonSerializer.SerializeToElement(text, DiffingJson.Default.String);

    private static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonText.Parse(json);
        }
        catch (JsonException)
        {
            // A variable may contain a document that is already deeply nested.
            return null;
        }
    }

    private static void Begin(Utf8JsonWriter writer, JsonElement container)
    {
        if (container.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
        }
        else
        {
            writer.WriteStartArray();
        }
    }

    private static void End(Utf8JsonWriter writer, JsonElement container)
    {
        if (container.ValueKind == JsonValueKind.Object)
        {
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteEndArray();
        }
    }

    private sealed class Container(DocumentPath path)
    {
        private int _count;

        public DocumentPath Next(string? name) => name is null ? path.Item(_count++) : path.Member(name);
    }
}
