namespace GenesysArchitect.Engine.Manifests;

/// <summary>A resource as a manifest declares it.</summary>
public sealed record ManifestEntry
{
    /// <summary>Its kind, such as <c>Flow</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name, which no other of its kind has.</summary>
    public required string Name { get; init; }

    /// <summary>Its labels, by which selectors choose.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The line it begins in, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What it waits for, each as <c>kind/name</c>: what it says itself, then what it refers to.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Kind and name, such as <c>Flow/main-ivr</c>.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}
