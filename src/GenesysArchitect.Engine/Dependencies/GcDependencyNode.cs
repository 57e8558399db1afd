namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A flow or a data action, and how it stands among all that depend on each other.</summary>
public sealed record GcDependencyNode
{
    /// <summary>A flow or an action.</summary>
    public required DependencyKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null if the platform gave none.</summary>
    public string? Name { get; init; }

    /// <summary>The version that an action is resolved to; null for a flow, and where none was found.</summary>
    public string? Version { get; init; }

    /// <summary>In which wave it is deployed, from 1: all that it depends on is in an earlier one.</summary>
    public int Wave { get; init; }

    /// <summary>Whether it depends on itself, by whatever way.</summary>
    public bool IsInCycle { get; init; }

    /// <summary>Whether no published version suits all that use it.</summary>
    public bool HasConflict { get; init; }

    /// <summary>Why it could not be read, so that what it depends on is not known; null if it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Kind and id.</summary>
    public override string ToString() => new DependencyNode(Kind, Id).ToString();
}
