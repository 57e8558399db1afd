namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>A reference from a flow to something outside it, by name.</summary>
public sealed record FlowReference
{
    /// <summary>The kinds that it may be of, as dependency tracking calls them, the most likely one first.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The category of a data action; null for other kinds.</summary>
    public string? Category { get; init; }

    /// <summary>The version that is asked for of a flow, as in <c>latestPublished</c>; null when any will do.</summary>
    public string? Version { get; init; }
}
