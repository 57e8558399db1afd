using System.Text.Json;
using GenesysArchitect.Engine.Documents.Json;
using GenesysArchitect.Engine.Documents.Yaml;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Reads a JSON or YAML file into one JSON document, and says where it is wrong.</summary>
public static class DocumentFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    /// <summary>How many levels of objects and arrays a document may have: a flow of a thousand nested blocks has two for each.</summary>
    internal const int Deepest = 4096;

    /// <summary>Reads a file: YAML when its name ends in .yaml or .yml, otherwise JSON.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document.</returns>
    /// <exception cref="GcException">The file cannot be read, or is no such document. Its message begins with file, line and column.</exception>
    public static JsonElement Read(string path) => Open(path).Root;

    /// <summary>Reads a file as <see cref="Read"/> does, and keeps what is needed to say where in it a value stands.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">The largest file to read, in bytes; at most <see cref="LargestFile"/>. What is beyond it never comes into memory.</param>
    /// <returns>The document and its places.</returns>
    /// <exception cref="GcException">The file cannot be read, or is no such document. Its message begins with file, line and column.</exception>
    public static DocumentSource Open(string path, long largest = LargestFile) =>
        Parse(path, DocumentContent.Read(path, Math.Min(largest, LargestFile)));

    /// <summary>Reads what a file of some name holds.</summary>
    internal static DocumentSource Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        var content = DocumentContent.Text(path, bytes);
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
            ? new DocumentSource(path, YamlDocument.Parse(path, content.Span), () => YamlLocations.Of(path, content.Span))
            : new DocumentSource(path, JsonText.Parse(path, content), () => JsonLocations.Of(content.Span));
    }
}
