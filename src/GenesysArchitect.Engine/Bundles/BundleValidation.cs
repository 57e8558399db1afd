namespace GenesysArchitect.Engine.Bundles;

/// <summary>The platform's validation of a bundle for an environment.</summary>
public sealed record BundleValidation
{
    /// <summary>Whether the platform would accept the bundle.</summary>
    public required bool Valid { get; init; }

    /// <summary>The warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The errors.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The schema version that compatibility was checked against.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>How many more flows the environment can hold; null if the platform does not return it.</summary>
    public int? AvailableFlowSlots { get; init; }

    /// <summary>How many flows the bundle needs; null if the platform does not return it.</summary>
    public int? RequiredFlowSlots { get; init; }

    /// <summary>A summary of the verdict. The free capacity of the environment changes constantly and is not part of it.</summary>
    internal string Digest => $"{(Valid ? "passed" : "refused")} with {Errors.Count} errors and {Warnings.Count} warnings";
}
