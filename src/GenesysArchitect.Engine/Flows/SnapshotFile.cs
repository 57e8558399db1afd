using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Writes a flow into a folder of snapshots, and reads such files.</summary>
internal static class SnapshotFile
{
    private static readonly Dictionary<DocumentFormat, string> Extensions = new() { [DocumentFormat.Yaml] = ".yaml", [DocumentFormat.Json] = ".json" };

    public static bool IsSnapshot(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" or ".json";

    /// <summary>The content of the snapshot file.</summary>
    public static byte[] Format(JsonElement document, DocumentFormat format) => DocumentWriter.Write(SnapshotOrder.Of(document), format);

    /// <summary>Writes a flow's snapshot; an identical file is left unchanged.</summary>
    /// <returns>Its path, and whether it was written.</returns>
    /// <exception cref="GcException">The file cannot be written, or contains another flow.</exception>
    public static (string Path, bool Written) Write(string folder, FlowId id, JsonElement document, DocumentFormat format, string suffix = "")
    {
        var path = Path.Join(folder, SnapshotName.Of(id) + suffix + Extensions[format]);
        DocumentFolder.Make(folder);
        RequireSameFlow(path, id);
        return (path, AtomicFile.Write(path, Format(document, format)));
    }

    // Ids that differ only by case have the same file name on some file systems.
    private static void RequireSameFlow(string path, FlowId id)
    {
        if (File.Exists(path) && IdIn(path) is { } other && other != id.Value && string.Equals(other, id.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw new GcException(ErrorIds.SnapshotNameTaken, ErrorKind.Conflict, $"{path}: the file is the snapshot of flow '{other}', and the snapshot of flow '{id}' would have the same name on this file system.")
            {
                Target = id.Value,
                Remedies = [new("Export one of them to another folder.")],
            };
        }
    }

    private static string? IdIn(string path)
    {
        try
        {
            return DocumentFile.Read(path) is { ValueKind: JsonValueKind.Object } document ? FlowDocument.TextOf(document, FlowDocument.IdProperty) : null;
        }
        catch (GcException)
        {
            // An unreadable file is not the snapshot of another flow, so it is replaced.
            return null;
        }
    }
}
