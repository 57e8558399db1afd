using GenesysArchitect.Engine.Errors;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>One document of a file.</summary>
/// <param name="text">The file.</param>
/// <param name="source">The document, and where in the file its values stand.</param>
/// <param name="firstLine">The line it begins in.</param>
/// <param name="mistakes">Where its mistakes go.</param>
internal sealed class ManifestDocument(ManifestText text, DocumentSource source, int firstLine, MistakeList mistakes)
{
    public string Path => text.Path;

    public JsonElement Root => source.Root;

    public int FirstLine => firstLine;

    /// <summary>Whether it was written by this product, with every name resolved, rather than by people.</summary>
    public bool IsSaved { get; init; }

    public SourceLocation LocationOf(DocumentPath path) => source.LocationOf(path);

    /// <summary>Tells of a mistake, and of the word that may have been meant.</summary>
    public void Complain(DocumentPath path, string message, string? suggestion = null) =>
        mistakes.Add(text, LocationOf(path), Suggestions.Append(message, suggestion), suggestion);

    /// <summary>Notes that a value is not known for a mistake that is told elsewhere.</summary>
    public void LeaveUnresolved(DocumentPath path) => mistakes.AddUnresolved(text, LocationOf(path), message: null, suggestion: null);

    /// <summary>Tells of a mistake that keeps the value from being known.</summary>
    public void ComplainUnresolved(DocumentPath path, string message, string? suggestion = null) =>
        mistakes.AddUnresolved(text, LocationOf(path), Suggestions.Append(message, suggestion), suggestion);
}
