using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The kind that rolls back a deployment, which is not available in manifests.</summary>
internal sealed class BundleReversalDefinition : ResourceDefinition
{
    public override string Kind => BundleReversal.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => BundleCheckpoints.All;

    public override IResourceHandler CreateHandler(HandlerServices services)
    {
        var api = services.Platform.Bundles;
        return new BundleReversalHandler(api, new BundleRollback(api, new DeploymentFollower(api, services.Time, services.Random), services.Time));
    }
}
