namespace GenesysArchitect.Engine.Manifests;

/// <summary>A resource as declared in a manifest.</summary>
public sealed record ManifestEntry
{
    /// <summary>The kind, such as <c>Flow</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name, unique within its kind.</summary>
    public required string Name { get; init; }

    /// <summary>The labels, which selectors match.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The path of the file, as specified.</summary>
    public required string File { get; init; }

    /// <summary>The first line of the resource, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The dependencies, each as <c>kind/name</c>: the explicit ones, then the inferred ones.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Kind and name, such as <c>Flow/main-ivr</c>.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}
