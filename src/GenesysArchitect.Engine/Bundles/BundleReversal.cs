using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired rollback of a completed deployment.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Reason">The reason, for the platform's records.</param>
/// <param name="Timeout">The timeout of the rollback.</param>
internal sealed record BundleReversal(DeploymentKey Deployment, string Reason, TimeSpan Timeout) : Resource
{
    public const string KindName = "BundleReversal";

    public override string Kind => KindName;

    public override ResourceAddress Address => new(BundleDeployment.KindName, Deployment.DeploymentId);
}
