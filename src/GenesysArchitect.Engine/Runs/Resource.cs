namespace GenesysArchitect.Engine.Runs;

/// <summary>A record of desired state. A front end builds it, and from there on there is one code path.</summary>
public abstract record Resource
{
    /// <summary>What it is called within a plan.</summary>
    public abstract ResourceAddress Address { get; }

    /// <summary>The kind whose handler brings it about; that of its address, unless it is something else done to the same thing.</summary>
    public virtual string Kind => Address.Kind;

    /// <summary>What must have succeeded before this one begins.</summary>
    public IReadOnlyList<ResourceAddress> DependsOn { get; init; } = [];

    /// <summary>The group that succeeds or is undone as one; null if it stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>What a manifest calls it; null if it comes from none.</summary>
    public string? ManifestName { get; init; }

    /// <summary>The SHA-256 of what the manifest wishes of it, in lower-case hexadecimal digits; null if it comes from none.</summary>
    public string? SpecHash { get; init; }
}
