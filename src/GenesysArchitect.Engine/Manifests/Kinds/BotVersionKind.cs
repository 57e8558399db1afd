using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Shapes;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A version of a bot that shall be live.</summary>
internal sealed class BotVersionKind() : ResourceKind(BotVersion.KindName, typeof(BotVersionSpec))
{
    public override string TargetsMember => "environment";

    public override string IdentityMember => "botId";

    public override Resource Wish(object spec, ManifestDocument document, SpecReading reading)
    {
        var wished = (BotVersionSpec)spec;
        var plain = new BotVersion { BotId = wished.BotId, VersionId = wished.VersionId };
        return plain with
        {
            Flows = wished.Flows ?? plain.Flows,
            Skills = wished.Skills ?? plain.Skills,
            PreviousVersionId = wished.PreviousVersionId,
            Environment = wished.Environment,
            RolloutPercentage = wished.RolloutPercentage,
            Timeout = wished.Timeout ?? plain.Timeout,
        };
    }

    // A bot has one version that is live, whichever it is.
    public override string IdentityOf(Resource wish) => $"bot '{((BotVersion)wish).BotId}'";

    public override IEnumerable<Declaration> References(Resource wish, DeclaredFlows flows) => ((BotVersion)wish).Flows.SelectMany(flows.OfId);
}
