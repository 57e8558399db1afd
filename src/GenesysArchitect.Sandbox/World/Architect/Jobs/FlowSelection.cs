namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>A flow of an export or a validation: by id, or by name and type.</summary>
public sealed record FlowSelection
{
    /// <summary>The id, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The type, or null.</summary>
    public string? Type { get; init; }

    /// <summary>The version; null for the newest, draft or not.</summary>
    public string? Version { get; init; }

    /// <summary>The name of the exported file without its extension; null for one made of the flow's name.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether YAML is exported rather than the form that Architect imports.</summary>
    public bool AsYaml { get; init; } = true;
}
