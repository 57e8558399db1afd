using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The kind BundleDeployment.</summary>
internal sealed class BundleDeploymentDefinition : ResourceDefinition
{
    public override string Kind => BundleDeployment.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => BundleCheckpoints.All;

    public override IReadOnlyList<string> AuditedFacts { get; } = ["bundleId", "environment", BundleCheckpoints.DeploymentId];

    public override IReadOnlyList<string> NotificationEvents { get; } = [Runs.Events.NotificationEvents.DeploymentCompleted, Runs.Events.NotificationEvents.DeploymentStuck];

    public override ResourceKind ManifestKind { get; } = new BundleDeploymentKind();

    public override IResourceHandler CreateHandler(HandlerServices services) => BundleHandler.Create(services);
}
