using System.Text.Json;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A document that was read from a file, and where in the file its values stand.</summary>
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

    /// <summary>The file, as it was asked for.</summary>
    public string Path { get; }

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>
    /// Where a value stands in the file: a member where its key begins, for that is what one looks for; an
    /// item of an array, and the document itself, where its value begins. The places are found when the
    /// first of them is asked for, since most documents have nothing wrong.
    /// </summary>
    /// <param name="path">The value's path. Of a value that does not exist it is the place of its nearest ancestor that is.</param>
    /// <returns>The place. What is reached through an alias of YAML stands where the alias leads to.</returns>
    public SourceLocation LocationOf(DocumentPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _locationOf(path);
    }
}
