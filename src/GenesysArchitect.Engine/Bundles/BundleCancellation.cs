using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired end of a deployment that is in progress: cancelled at the platform.</summary>
/// <param name="Deployment">Which.</param>
internal sealed record BundleCancellation(DeploymentKey Deployment) : Resource
{
    public const string KindName = "BundleCancellation";

    public override string Kind => KindName;

    public override ResourceAddress Address => new(BundleDeployment.KindName, Deployment.DeploymentId);
}
