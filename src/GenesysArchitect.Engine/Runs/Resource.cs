namespace GenesysArchitect.Engine.Runs;

/// <summary>A desired resource. Front ends create it; everything else works on it the same way.</summary>
public abstract record Resource
{
    /// <summary>The address within a plan.</summary>
    public abstract ResourceAddress Address { get; }

    /// <summary>The kind of the handler; that of the address, except for another operation on the same target.</summary>
    public virtual string Kind => Address.Kind;

    /// <summary>The dependencies, which must succeed first.</summary>
    public IReadOnlyList<ResourceAddress> DependsOn { get; init; } = [];

    /// <summary>The group that succeeds or is rolled back together; null if there is none.</summary>
    public string? Group { get; init; }

    /// <summary>The name in the manifest; null if there is no manifest.</summary>
    public string? ManifestName { get; init; }

    /// <summary>The SHA-256 of the desired state in the manifest, in lower-case hexadecimal digits; null if there is no manifest.</summary>
    public string? SpecHash { get; init; }
}
