namespace GenesysArchitect.Engine.Bundles;

/// <summary>The platform's verdict on a bundle for an environment.</summary>
public sealed record BundleValidation
{
    /// <summary>Whether the platform would take it.</summary>
    public required bool Valid { get; init; }

    /// <summary>What it warns of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The schema version that compatibility was checked against.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>How many flows the environment can still take; null when the platform did not say.</summary>
    public int? AvailableFlowSlots { get; init; }

    /// <summary>How many flows the bundle needs; null when the platform did not say.</summary>
    public int? RequiredFlowSlots { get; init; }

    /// <summary>The verdict in a few words. The room that is left in the environment moves all the time, and is no part of it.</summary>
    internal string Digest => $"{(Valid ? "passed" : "refused")} with {Errors.Count} errors and {Warnings.Count} warnings";
}
