using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>The file extensions of picture formats.</summary>
public static class PictureFile
{
    /// <summary>The format of a file extension: .html or .htm, .mmd or .mermaid, .dot or .gv, .json, case-insensitive.</summary>
    /// <param name="path">The path, which need not exist.</param>
    /// <exception cref="GcException">The extension is missing or unknown.</exception>
    public static PictureFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => PictureFormat.Html,
            ".mmd" or ".mermaid" => PictureFormat.Mermaid,
            ".dot" or ".gv" => PictureFormat.Dot,
            ".json" => PictureFormat.Json,
            var other => throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{path}: the picture format cannot be determined from {(other.Length == 0 ? "a name without an extension" : $"'{other}'")}.")
            {
                Target = path,
                Remedies = [new("Use one of the extensions .html, .htm, .mmd, .mermaid, .dot, .gv or .json, or specify the format.")],
            },
        };
    }
}
