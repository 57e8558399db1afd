using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The kind BotVersion.</summary>
internal sealed class BotVersionDefinition : ResourceDefinition
{
    public override string Kind => BotVersion.KindName;

    public override IReadOnlyList<Checkpoint> Checkpoints => BotCheckpoints.All;

    public override IReadOnlyList<string> AuditedFacts { get; } =
        ["botId", "versionId", BotCheckpoints.PreviousVersionId, "environment", "rolloutPercentage", "tool", "state", "dependencies"];

    public override IReadOnlyList<string> NotificationEvents { get; } = [Runs.Events.NotificationEvents.BotPublished, Runs.Events.NotificationEvents.BotRolledBack, Runs.Events.NotificationEvents.DeploymentStuck];

    public override ResourceKind ManifestKind { get; } = new BotVersionKind();

    public override IResourceHandler CreateHandler(HandlerServices services)
    {
        var bots = services.Platform.Bots;
        return new BotHandler(bots, new BotPublisher(bots, services.Time, services.Random), services.Time);
    }
}
