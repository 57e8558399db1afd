using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A resource as declared in its document.</summary>
internal sealed class Declaration
{
    public required ManifestDocument Document { get; init; }

    public required ResourceKind Kind { get; init; }

    /// <summary>The name; empty if it is invalid, which has been reported.</summary>
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The explicit dependencies, as <c>kind/name</c>.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Whether the selector includes the resource.</summary>
    public bool IsSelected { get; set; }

    /// <summary>The desired resources; empty if the declaration was not selected or is invalid.</summary>
    public IReadOnlyList<DesiredResource> DesiredResources { get; set; } = [];

    /// <summary>All dependencies: the explicit ones, then the inferred ones.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; set; } = [];

    /// <summary>The path of the name in the document.</summary>
    public static DocumentPath NamePath { get; } = DocumentPath.Root.Member("metadata").Member("name");

    /// <summary>The location of the declaration, for messages.</summary>
    public string Location => FormattableString.Invariant($"{Document.Path}:{Document.FirstLine}");

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind.Name}/{Name}";
}
