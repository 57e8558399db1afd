using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>Which files hold which pictures.</summary>
public static class PictureFile
{
    /// <summary>The format that a file's extension stands for: .html or .htm, .mmd or .mermaid, .dot or .gv, .json, in any case.</summary>
    /// <param name="path">The file; whether it is there does not matter.</param>
    /// <exception cref="GcException">The extension is another, or there is none.</exception>
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
