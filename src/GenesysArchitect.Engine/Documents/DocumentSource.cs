using System.Text.Json;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A document from a file, with the locations of its values.</summary>
public sealed class DocumentSource
{
    private readonly Func<DocumentPath, SourceLocation> _locationOf;

    internal DocumentSource(string path, JsonElement root, Func<LocationMap> locations)
    {
        var map = new Lazy<LocationMap>(locations);
        Path = path;
        Root = root;
        _locationOf = at => map.Value.Find(root, at);
    }

    internal DocumentSource(string path, JsonElement root, Func<DocumentPath, SourceLocation> locationOf)
    {
        Path = path;
        Root = root;
        _locationOf = locationOf;
    }

    /// <summary>The path, as specified.</summary>
    public string Path { get; }

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>
    /// The location of a value in the file: a member's at its key; an
    /// item's, and the document's, at the value. Locations are computed on first
    /// use, since most documents have no errors.
    /// </summary>
    /// <param name="path">The path of the value. If it does not exist, the location of its nearest existing ancestor is returned.</param>
    /// <returns>The location. A value reached through a YAML alias has the location of the alias's target.</returns>
    public SourceLocation LocationOf(DocumentPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _locationOf(path);
    }
}
