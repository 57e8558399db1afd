using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Shapes;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A bundle in one or more environments; each is a wish of its own.</summary>
internal sealed class BundleDeploymentKind() : ResourceKind(BundleDeployment.KindName, typeof(BundleDeploymentSpec))
{
    public override string TargetsMember => "environments";

    public override string IdentityMember => "bundleId";

    public override Resource Wish(object spec, ManifestDocument document, SpecReading reading)
    {
        var wished = (BundleDeploymentSpec)spec;
        var plain = new BundleDeployment { BundleId = wished.BundleId, Environment = wished.Environments[0] };
        return plain with
        {
            Api = wished.Api ?? plain.Api,
            SchemaVersion = wished.SchemaVersion,
            Overwrite = wished.Overwrite ?? plain.Overwrite,
            ConflictResolution = wished.ConflictResolution ?? plain.ConflictResolution,
            ValidateOnly = wished.ValidateOnly ?? plain.ValidateOnly,
            OverrideValidation = wished.OverrideValidation ?? plain.OverrideValidation,
            RollbackOnFailure = wished.RollbackOnFailure ?? plain.RollbackOnFailure,
            MaxFlowCount = wished.Capacity?.MaxFlowCount ?? plain.MaxFlowCount,
            MaxQueueCount = wished.Capacity?.MaxQueueCount ?? plain.MaxQueueCount,
            DependencyMatrix = Matrix(wished.DependencyMatrix, plain.DependencyMatrix),
            CurrentConfig = wished.CurrentConfig,
            TargetConfig = wished.TargetConfig,
            WebhookUri = wished.WebhookUrl,
            Timeout = wished.Timeout ?? plain.Timeout,
        };
    }

    public override string IdentityOf(Resource wish) => $"bundle '{((BundleDeployment)wish).BundleId}' in environment '{((BundleDeployment)wish).Environment}'";

    public override IEnumerable<Declaration> References(Resource wish, DeclaredFlows flows) =>
        ((BundleDeployment)wish).DependencyMatrix.Flows.SelectMany(flows.Called);

    private static DependencyMatrix Matrix(DependencyMatrixSpec? wished, DependencyMatrix plain) => new()
    {
        Flows = wished?.Flows ?? plain.Flows,
        Queues = wished?.Queues ?? plain.Queues,
        Order = wished?.Order ?? plain.Order,
    };
}
