using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The kind DependencyLock.</summary>
internal sealed class DependencyLockDefinition : ResourceDefinition
{
    public override string Kind => LockedDependencies.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => LockCheckpoints.All;

    // Without the previous lock, which is recorded for a resumed run.
    public override IReadOnlyList<string> AuditedFacts { get; } = ["path", "lockHash"];

    public override ResourceKind ManifestKind { get; } = new DependencyLockKind();

    public override IResourceHandler CreateHandler(HandlerServices services)
    {
        // A platform without dependency information is rejected before anything is read.
        _ = services.Platform.Catalog;
        return new LockHandler(new FlowDependencies(services.Connection, services.Log), () => ConnectionEnvironment.RegistryToken(Environment.GetEnvironmentVariable));
    }
}
