using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>What is known before a bundle is submitted.</summary>
/// <param name="SchemaVersion">The organization's bundle schema; null when no version was expected, so none was asked for.</param>
/// <param name="Validation">The platform's verdict.</param>
/// <param name="Diff">How the desired configuration differs from the current one; null when neither was given.</param>
/// <param name="Impact">What it can break.</param>
/// <param name="Status">What was deployed of the bundle last, as far as earlier runs know; null if no one asked.</param>
internal sealed record BundlePreflight(string? SchemaVersion, BundleValidation Validation, StructuralDiff? Diff, ImpactAssessment Impact, LastDeployment? Status);
