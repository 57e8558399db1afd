using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The kind Flow.</summary>
internal sealed class FlowResourceDefinition : ResourceDefinition
{
    public override string Kind => Flow.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => FlowCheckpoints.All;

    // Without the flow before the change, which is recorded for a resumed run.
    public override IReadOnlyList<string> AuditedFacts { get; } = ["flowId", "version"];

    public override IReadOnlyList<string> NotificationEvents { get; } = [Runs.Events.NotificationEvents.FlowUpdated];

    public override ResourceKind ManifestKind { get; } = new FlowKind();

    public override IResourceHandler CreateHandler(HandlerServices services) => FlowHandler.Create(services);
}
