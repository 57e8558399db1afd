using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The preflight results of a bundle.</summary>
/// <param name="SchemaVersion">The organization's bundle schema version; null if no version was expected, so none was read.</param>
/// <param name="Validation">The platform's verdict.</param>
/// <param name="Diff">The differences between the current and the desired configuration; null if neither was given.</param>
/// <param name="Impact">The impact of the deployment.</param>
/// <param name="Status">The last deployment of the bundle, as known by earlier runs; null if it was not read.</param>
internal sealed record BundlePreflight(string? SchemaVersion, BundleValidation Validation, StructuralDiff? Diff, ImpactAssessment Impact, LastDeployment? Status);
