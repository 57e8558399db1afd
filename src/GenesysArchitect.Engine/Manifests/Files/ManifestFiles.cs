using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Documents.Json;
using GenesysArchitect.Engine.Documents.Yaml;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>Reads files into documents. An invalid document does not affect the other documents of its file.</summary>
/// <param name="errors">Collects the errors.</param>
internal sealed class ManifestFiles(ErrorList errors)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    private const long MaxFileSize = 10 * 1024 * 1024;

    private int _files;

    /// <summary>The documents of a file: YAML unless its name ends in .json, which is one document.</summary>
    public IReadOnlyList<ManifestDocument> Read(string path)
    {
        var text = new ManifestText(path, _files++, content: default);
        try
        {
            text = new ManifestText(path, text.Order, DocumentContent.Text(path, DocumentContent.Read(path, MaxFileSize)));
        }
        catch (DocumentInvalidException invalid)
        {
            errors.Add(text, invalid.Location ?? SourceLocation.Start, invalid.Why);
            return [];
        }

        return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? [.. Json(text)] : [.. YamlParts.Of(text.Content.Span).SelectMany(part => Yaml(text, part))];
    }

    /// <summary>Documents of an earlier reading, which have no source locations.</summary>
    public IReadOnlyList<ManifestDocument> Saved(string source, IReadOnlyList<JsonElement> documents)
    {
        var text = new ManifestText(source, _files++, content: default);
        return [.. documents.Select(document => new ManifestDocument(text, new DocumentSource(source, document, static _ => SourceLocation.Start), firstLine: 1, errors) { IsSaved = true })];
    }

    private IEnumerable<ManifestDocument> Json(ManifestText text) =>
        Parse(text, () => new DocumentSource(text.Path, JsonText.Parse(text.Path, text.Content), () => JsonLocations.Of(text.Content.Span)), firstLine: 1);

    private IEnumerable<ManifestDocument> Yaml(ManifestText text, YamlPart part)
    {
        var content = text.Content.Slice(part.Start, part.Length);
        return Parse(
            text,
            () => new DocumentSource(
                text.Path,
                YamlDocument.Parse(text.Path, content.Span, part.LinesBefore),
                () => YamlLocations.Of(text.Path, content.Span, part.LinesBefore)),
            part.FirstLine);
    }

    private IEnumerable<ManifestDocument> Parse(ManifestText text, Func<DocumentSource> parse, int firstLine)
    {
        try
        {
            return [new ManifestDocument(text, parse(), firstLine, errors)];
        }
        catch (DocumentInvalidException invalid)
        {
            errors.Add(text, invalid.Location ?? SourceLocation.Start, invalid.Why);
            return [];
        }
    }
}
