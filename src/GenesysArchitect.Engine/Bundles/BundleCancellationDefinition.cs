using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The kind of the cancellation of a deployment, which no manifest has.</summary>
internal sealed class BundleCancellationDefinition : ResourceDefinition
{
    public override string Kind => BundleCancellation.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => BundleCheckpoints.All;

    public override IResourceHandler CreateHandler(HandlerServices services) => new BundleCancellationHandler(services.Platform.Bundles);
}
