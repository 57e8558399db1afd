namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A flow or a data action in the dependency graph.</summary>
public sealed record GcDependencyNode
{
    /// <summary>The kind.</summary>
    public required DependencyKind Kind { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name; null if the platform returned none.</summary>
    public string? Name { get; init; }

    /// <summary>The resolved version of an action; null for a flow, and if there is none.</summary>
    public string? Version { get; init; }

    /// <summary>The deployment wave, from 1; all dependencies are in earlier waves.</summary>
    public int Wave { get; init; }

    /// <summary>Whether it is part of a cycle.</summary>
    public bool IsInCycle { get; init; }

    /// <summary>Whether no published version satisfies all constraints.</summary>
    public bool HasConflict { get; init; }

    /// <summary>Why it could not be read, so that its dependencies are unknown; null if it could.</summary>
    public string? Problem { get; init; }

    /// <summary>Kind and id.</summary>
    public override string ToString() => new DependencyNode(Kind, Id).ToString();
}
