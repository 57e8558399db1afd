using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>What a deployment would meet, found out without deploying.</summary>
public sealed record BundleTest
{
    /// <summary>The bundle.</summary>
    public required string BundleId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether it could be deployed as asked.</summary>
    public bool Deployable => Blocked is null;

    /// <summary>Why not; null when it could.</summary>
    public GcException? Blocked { get; init; }

    /// <summary>The errors the validation found.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The warnings the validation found.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How much it can break.</summary>
    public ImpactLevel Impact { get; init; }

    /// <summary>What that judgement rests on.</summary>
    public ImpactAssessment? ImpactAssessment { get; init; }

    /// <summary>How the desired configuration differs from the current one; null when neither was given.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The schema version that compatibility was checked against.</summary>
    public string? SchemaVersion { get; init; }
}
