using System.Text.Json;
using GenesysArchitect.Engine.Documents.Json;
using GenesysArchitect.Engine.Documents.Yaml;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Reads a JSON or YAML file into a JSON document, and reports the location of errors.</summary>
public static class DocumentFile
{
    /// <summary>The maximum file size, in bytes.</summary>
    public const long MaxFileSize = 64L * 1024 * 1024;

    /// <summary>The maximum nesting of objects and arrays: a flow of a thousand nested blocks has two levels for each.</summary>
    internal const int MaxDepth = 4096;

    /// <summary>Reads a file: YAML if its name ends in .yaml or .yml, otherwise JSON.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document.</returns>
    /// <exception cref="GcException">The file cannot be read, or is not a valid document. The message starts with file, line and column.</exception>
    public static JsonElement Read(string path) => Open(path).Root;

    /// <summary>Reads a file like <see cref="Read"/>, and keeps what is needed to locate its values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">The maximum file size, in bytes; at most <see cref="MaxFileSize"/>. No more than this is loaded.</param>
    /// <returns>The document with its locations.</returns>
    /// <exception cref="GcException">The file cannot be read, or is not a valid document. The message starts with file, line and column.</exception>
    public static DocumentSource Open(string path, long largest = MaxFileSize) =>
        Parse(path, DocumentContent.Read(path, Math.Min(largest, MaxFileSize)));

    /// <summary>Reads the content of a named file.</summary>
    internal static DocumentSource Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        var content = DocumentContent.Text(path, bytes);
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
            ? new DocumentSource(path, YamlDocument.Parse(path, content.Span), () => YamlLocations.Of(path, content.Span))
            : new DocumentSource(path, JsonText.Parse(path, content), () => JsonLocations.Of(content.Span));
    }
}
