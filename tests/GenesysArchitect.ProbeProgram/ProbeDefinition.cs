using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.ProbeProgram;

/// <summary>A kind that the product does not know.</summary>
internal sealed class ProbeDefinition : ResourceDefinition
{
    public override string Kind => Probe.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => ProbeCheckpoints.All;

    public override IReadOnlyList<string> AuditedFacts { get; } = ["probeId"];

    public override IReadOnlyList<string> NotificationEvents { get; } = [ProbeResult.EventName];

    public override ResourceKind ManifestKind { get; } = new ProbeKind();

    public override IResourceHandler CreateHandler(HandlerServices services) => new ProbeHandler(services.Time);
}
