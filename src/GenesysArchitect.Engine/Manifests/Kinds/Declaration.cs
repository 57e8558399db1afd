using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A resource as its document declares it.</summary>
internal sealed class Declaration
{
    public required ManifestDocument Document { get; init; }

    public required ResourceKind Kind { get; init; }

    /// <summary>Its name; empty where that is wrong, which has been told then.</summary>
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What it says itself that it waits for, as <c>kind/name</c>.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Whether the selector takes it.</summary>
    public bool IsSelected { get; set; }

    /// <summary>What it wishes for; nothing when it was not selected, or something is wrong with it.</summary>
    public IReadOnlyList<DesiredResource> DesiredResources { get; set; } = [];

    /// <summary>What it waits for: what it says itself, and then what it refers to.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; set; } = [];

    /// <summary>Where in the document its name is.</summary>
    public static DocumentPath NamePath { get; } = DocumentPath.Root.Member("metadata").Member("name");

    /// <summary>Where the declaration is, as a sentence tells it.</summary>
    public string Location => FormattableString.Invariant($"{Document.Path}:{Document.FirstLine}");

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind.Name}/{Name}";
}
