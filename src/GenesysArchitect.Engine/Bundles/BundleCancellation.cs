using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired cancellation of a deployment in progress.</summary>
/// <param name="Deployment">The deployment.</param>
internal sealed record BundleCancellation(DeploymentKey Deployment) : Resource
{
    public const string KindName = "BundleCancellation";

    public override string Kind => KindName;

    public override ResourceAddress Address => new(BundleDeployment.KindName, Deployment.DeploymentId);
}
