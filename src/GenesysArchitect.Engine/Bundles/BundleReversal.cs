using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired end of a deployment that was carried out: rolled back.</summary>
/// <param name="Deployment">Which.</param>
/// <param name="Reason">Why, for the platform's records.</param>
/// <param name="Timeout">How long the rollback is followed.</param>
internal sealed record BundleReversal(DeploymentKey Deployment, string Reason, TimeSpan Timeout) : Resource
{
    public const string KindName = "BundleReversal";

    public override string Kind => KindName;

    public override ResourceAddress Address => new(BundleDeployment.KindName, Deployment.DeploymentId);
}
