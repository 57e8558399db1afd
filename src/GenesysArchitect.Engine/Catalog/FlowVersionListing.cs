namespace GenesysArchitect.Engine.Catalog;

/// <summary>A version of a flow with its dependencies. The definition itself is not kept.</summary>
internal sealed record FlowVersionListing
{
    /// <summary>The version, such as <c>2.1</c>; empty if the platform returned none.</summary>
    public required string Version { get; init; }

    /// <summary>Its environment; null if the platform does not return it.</summary>
    public string? EnvironmentId { get; init; }

    /// <summary>The name of the flow in this version; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The data actions that it uses.</summary>
    public IReadOnlyList<ActionUse> Actions { get; init; } = [];

    /// <summary>The ids of the flows that it references.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>Why its definition cannot be read; null if it can.</summary>
    public string? Problem { get; init; }
}
