using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The kind that cancels a deployment, which is not available in manifests.</summary>
internal sealed class BundleCancellationDefinition : ResourceDefinition
{
    public override string Kind => BundleCancellation.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => BundleCheckpoints.All;

    public override IResourceHandler CreateHandler(HandlerServices services) => new BundleCancellationHandler(services.Platform.Bundles);
}
