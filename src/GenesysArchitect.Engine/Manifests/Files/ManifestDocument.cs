using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>One document of a file.</summary>
/// <param name="text">The file.</param>
/// <param name="source">The document, and the location of its values in the file.</param>
/// <param name="firstLine">The first line of the document.</param>
/// <param name="errors">Collects the errors of the document.</param>
internal sealed class ManifestDocument(ManifestText text, DocumentSource source, int firstLine, ErrorList errors)
{
    public string Path => text.Path;

    public JsonElement Root => source.Root;

    public int FirstLine => firstLine;

    /// <summary>Whether the document was written by this product, with all names resolved, rather than by hand.</summary>
    public bool IsSaved { get; init; }

    public SourceLocation LocationOf(DocumentPath path) => source.LocationOf(path);

    /// <summary>Reports an error, with the word that may have been meant.</summary>
    public void AddError(DocumentPath path, string message, string? suggestion = null) =>
        errors.Add(text, LocationOf(path), Suggestions.Append(message, suggestion), suggestion);

    /// <summary>Marks a value as unknown because of an error that is reported elsewhere.</summary>
    public void LeaveUnresolved(DocumentPath path) => errors.AddUnresolved(text, LocationOf(path), message: null, suggestion: null);

    /// <summary>Reports an error that makes the value unknown.</summary>
    public void AddUnresolvedError(DocumentPath path, string message, string? suggestion = null) =>
        errors.AddUnresolved(text, LocationOf(path), Suggestions.Append(message, suggestion), suggestion);
}
