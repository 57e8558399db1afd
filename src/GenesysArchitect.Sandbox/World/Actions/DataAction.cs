namespace GenesysArchitect.Sandbox.World.Actions;

/// <summary>A data action.</summary>
public sealed record DataAction
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The versions there are.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>The actions it needs in turn.</summary>
    public IReadOnlyList<ActionDependency> Dependencies { get; init; } = [];
}
