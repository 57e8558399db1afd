using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>The published version of a bot.</summary>
internal sealed class BotVersionKind() : ResourceKind(BotVersion.KindName, typeof(BotVersionSpec))
{
    public override string TargetsMember => "environment";

    public override string IdentityMember => "botId";

    public override Resource ToResource(object spec, ManifestDocument document, SpecReading reading)
    {
        var desired = (BotVersionSpec)spec;
        var plain = new BotVersion { BotId = desired.BotId, VersionId = desired.VersionId };
        return plain with
        {
            Flows = desired.Flows ?? plain.Flows,
            Skills = desired.Skills ?? plain.Skills,
            PreviousVersionId = desired.PreviousVersionId,
            Environment = desired.Environment,
            RolloutPercentage = desired.RolloutPercentage,
            Timeout = desired.Timeout ?? plain.Timeout,
        };
    }

    // A bot has a single published version, so the version is not part of the identity.
    public override string IdentityOf(Resource desired) => $"bot '{((BotVersion)desired).BotId}'";

    public override IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows) => ((BotVersion)desired).Flows.SelectMany(flows.OfId);
}
