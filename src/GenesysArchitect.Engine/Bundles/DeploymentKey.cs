namespace GenesysArchitect.Engine.Bundles;

/// <summary>Identifies a deployment at the platform.</summary>
/// <param name="DeploymentId">The id of the deployment.</param>
/// <param name="BundleId">The id of its bundle; null if only the organization-level API can be used.</param>
/// <param name="Api">The API that it was submitted with.</param>
public sealed record DeploymentKey(string DeploymentId, string? BundleId = null, BundleApi Api = BundleApi.Bundle);
