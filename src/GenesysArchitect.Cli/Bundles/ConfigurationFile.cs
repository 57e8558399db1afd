using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>Reads a configuration file, which contains a single object.</summary>
internal static class ConfigurationFile
{
    /// <summary>Reads the file; null when no file is specified.</summary>
    /// <exception cref="GcException">The file cannot be read, or its content is not an object.</exception>
    public static JsonElement? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var document = DocumentFile.Read(path);
        return document.ValueKind == JsonValueKind.Object
            ? document
            : throw InvalidContent(path, "is not an object");
    }

    private static GcException InvalidContent(string path, string why) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}: the content {why}.")
        {
            Target = path,
            Remedies = [new("Correct the file, or specify another. No request was sent.")],
        };
}
