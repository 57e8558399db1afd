using System.Text;
using System.Text.Json;
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
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
            ? YamlDocument.Parse(path, DecodeText(path, bytes))
            : ParseJson(path, bytes);
    }

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
                : throw Invalid(path, 1, 1, $"the file has {length / 1024 / 1024} MiB; at most {LargestFile / 1024 / 1024} MiB are read.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}: the file cannot be read. {failure.Message}", failure)
            {
                Target = path,
                Remedy = "Check the path and the file's permissions.",
            };
        }
    }

    private static string DecodeText(string path, byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            var line = bytes.AsSpan(0, broken.Index).Count((byte)'\n') + 1;
            var column = broken.Index - bytes.AsSpan(0, broken.Index).LastIndexOf((byte)'\n');
            throw Invalid(path, line, column, "the file is not UTF-8.");
        }
    }

    private static JsonElement ParseJson(string path, byte[] bytes)
    {
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement;
        }
        catch (JsonException broken)
        {
            throw Invalid(path, (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1, WithoutPlace(broken.Message));
        }
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
