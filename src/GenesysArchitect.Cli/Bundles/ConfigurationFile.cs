using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>A file that holds a configuration: one object.</summary>
internal static class ConfigurationFile
{
    /// <summary>Reads it; null when no file is named.</summary>
    /// <exception cref="GcException">It cannot be read, or holds no object.</exception>
    public static JsonElement? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var document = DocumentFile.Read(path);
        return document.ValueKind == JsonValueKind.Object
            ? document
            : throw NotThat(path, "is not an object of names and values");
    }

    private static GcException NotThat(string path, string why) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{path}: the file's content {why}.")
        {
            Target = path,
            Remedies = [new("Correct the file, or name another. Nothing was sent.")],
        };
}
