using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Reads a JSON or YAML file into one JSON document, and says where it is wrong.</summary>
public static class DocumentFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    internal const int Deepest = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file: YAML when its name ends in .yaml or .yml, otherwise JSON.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document.</returns>
    /// <exception cref="GcException">The file cannot be read, or is no such document. Its message begins with file, line and column.</exception>
    public static JsonElement Read(string path)
    {
        var bytes = ReadBytes(path);
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        RequireUtf8(path, text.Span);
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
            ? YamlDocument.Parse(path, Encoding.UTF8.GetString(text.Span))
            : ParseJson(path, text);
    }

    /// <summary>stub</summary>
    public static DocumentSource Open(string path, long largest = LargestFile) => new() { Path = path, Root = largest > 0 ? Read(path) : default };

    internal static GcException Invalid(string path, long line, long column, string why) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}:{line}:{column}: {why}")
        {
            Target = path,
            Remedy = "Correct the file there. Nothing was sent.",
        };

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? File.ReadAllBytes(path)
                : throw Invalid(path, 1, 1, $"the file has {length} bytes; at most {LargestFile} are read.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var why = Directory.Exists(path) ? "It is a folder." : failure.Message;
            throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}: the file cannot be read. {why}", failure)
            {
                Target = path,
                Remedy = "Check the path and the file's permissions.",
            };
        }
    }

    private static void RequireUtf8(string path, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        try
        {
            StrictUtf8.GetCharCount(text);
        }
        catch (DecoderFallbackException broken)
        {
            throw InvalidAt(path, text, broken.Index, "the file is not UTF-8.");
        }
    }

    private static JsonElement ParseJson(string path, ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement;
            RequireWholeCharacters(path, text.Span);
            return document;
        }
        catch (JsonException broken)
        {
            throw Invalid(path, (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1, WithoutPlace(broken.Message));
        }
    }

    // JSON lets half a surrogate pair be written as an escape, and then it is no text.
    private static void RequireWholeCharacters(string path, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw InvalidAt(path, text, (int)reader.TokenStartIndex, "a character is escaped by halves.");
            }
        }
    }

    private static GcException InvalidAt(string path, ReadOnlySpan<byte> text, int index, string why)
    {
        var before = text[..index];
        return Invalid(path, before.Count((byte)'\n') + 1, index - before.LastIndexOf((byte)'\n'), why);
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
