using System.Text.Json;

namespace GenesysArchitect.Engine.Documents.Json;

/// <summary>Reads JSON text, and rejects valid JSON that cannot be intended: duplicate keys and unpaired surrogates.</summary>
internal static class JsonText
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = DocumentFile.MaxDepth };

    public static JsonElement Parse(string path, ReadOnlyMemory<byte> text)
    {
        Check(path, text.Span);
        return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DocumentFile.MaxDepth }).RootElement;
    }

    /// <summary>A reader for a text, with the maximum nesting of documents.</summary>
    public static Utf8JsonReader Reader(ReadOnlySpan<byte> text) => new(text, Deep);

    private static void Check(string path, ReadOnlySpan<byte> text)
    {
        var reader = Reader(text);
        var open = new Stack<Container>();
        var effort = default(NestingEffort);
        try
        {
            while (reader.Read())
            {
                if (!effort.Allows(open.Count))
                {
                    throw NestingEffort.Exceeded(path, SourceLocation.At(text, (int)reader.TokenStartIndex));
                }

                Check(path, text, ref reader, open);
            }
        }
        catch (JsonException broken)
        {
            var within = open.TryPeek(out var container) ? container.Start : (int?)null;
            throw new JsonSyntaxError(path, text, (int)reader.BytesConsumed, within).Explain(broken);
        }
    }

    private static void Check(string path, ReadOnlySpan<byte> text, ref Utf8JsonReader reader, Stack<Container> open)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                open.Push(new Container(start));
                break;

            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                open.Pop();
                break;

            case JsonTokenType.PropertyName:
                var name = Text(path, text, ref reader);
                var names = open.Peek().Names;
                if (!names.TryAdd(name, start))
                {
                    throw DocumentErrors.Twice(path, SourceLocation.At(text, start), name, SourceLocation.At(text, names[name]));
                }

                break;

            case JsonTokenType.String when reader.ValueIsEscaped:
                Text(path, text, ref reader);
                break;
        }
    }

    private static string Text(string path, ReadOnlySpan<byte> text, ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw DocumentErrors.At(path, SourceLocation.At(text, (int)reader.TokenStartIndex), "an escape sequence contains only half of a surrogate pair.");
        }
    }

    private sealed class Container(int start)
    {
        private Dictionary<string, int>? _names;

        public int Start => start;

        /// <summary>The names of an object's members, with their locations.</summary>
        public Dictionary<string, int> Names => _names ??= [];
    }
}
