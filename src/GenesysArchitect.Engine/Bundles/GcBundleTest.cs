using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The result of testing a deployment without deploying.</summary>
public sealed record GcBundleTest
{
    /// <summary>The id of the bundle.</summary>
    public required string BundleId { get; init; }

    /// <summary>The id of the environment.</summary>
    public required string? Environment { get; init; }

    /// <summary>Whether the bundle can be deployed with the given options.</summary>
    public bool Deployable => Blocked is null;

    /// <summary>The reason why not; null if it can be deployed.</summary>
    public GcException? Blocked { get; init; }

    /// <summary>The validation errors.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The validation warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The impact of the deployment.</summary>
    public ImpactLevel Impact { get; init; }

    /// <summary>The reasons for the impact.</summary>
    public ImpactAssessment? ImpactAssessment { get; init; }

    /// <summary>The differences between the current and the desired configuration; null if neither was given.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The schema version that compatibility was checked against.</summary>
    public string? SchemaVersion { get; init; }
}
