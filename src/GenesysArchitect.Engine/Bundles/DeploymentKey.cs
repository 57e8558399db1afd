namespace GenesysArchitect.Engine.Bundles;

/// <summary>What it takes to find a deployment again.</summary>
/// <param name="DeploymentId">Its id.</param>
/// <param name="BundleId">Its bundle; null when only the organization's endpoints are to be asked.</param>
/// <param name="Api">At which level it was submitted.</param>
public sealed record DeploymentKey(string DeploymentId, string? BundleId = null, BundleApi Api = BundleApi.Bundle);
