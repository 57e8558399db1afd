using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A bundle in one or more environments; each environment becomes a resource of its own.</summary>
internal sealed class BundleDeploymentKind() : ResourceKind(BundleDeployment.KindName, typeof(BundleDeploymentSpec))
{
    public override string TargetsMember => "environments";

    public override string IdentityMember => "bundleId";

    public override Resource ToResource(object spec, ManifestDocument document, SpecReading reading)
    {
        var desired = (BundleDeploymentSpec)spec;
        var plain = new BundleDeployment { BundleId = desired.BundleId, Target = DeploymentTarget.Environment(desired.Environments[0]) };
        return plain with
        {
            Api = desired.Api ?? plain.Api,
            SchemaVersion = desired.SchemaVersion,
            Overwrite = desired.Overwrite ?? plain.Overwrite,
            ConflictResolution = desired.ConflictResolution ?? plain.ConflictResolution,
            ValidateOnly = desired.ValidateOnly ?? plain.ValidateOnly,
            OverrideValidation = desired.OverrideValidation ?? plain.OverrideValidation,
            RollbackOnFailure = desired.RollbackOnFailure ?? plain.RollbackOnFailure,
            MaxFlowCount = desired.Capacity?.MaxFlowCount ?? plain.MaxFlowCount,
            MaxQueueCount = desired.Capacity?.MaxQueueCount ?? plain.MaxQueueCount,
            DependencyMatrix = Matrix(desired.DependencyMatrix, plain.DependencyMatrix),
            CurrentConfig = desired.CurrentConfig,
            TargetConfig = desired.TargetConfig,
            WebhookUri = desired.WebhookUrl,
            Timeout = desired.Timeout ?? plain.Timeout,
        };
    }

    public override string IdentityOf(Resource desired) => $"bundle '{((BundleDeployment)desired).BundleId}' in {((BundleDeployment)desired).Target}";

    public override IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows) =>
        ((BundleDeployment)desired).DependencyMatrix.Flows.SelectMany(flows.Called);

    private static DependencyMatrix Matrix(DependencyMatrixSpec? desired, DependencyMatrix plain) => new()
    {
        Flows = desired?.Flows ?? plain.Flows,
        Queues = desired?.Queues ?? plain.Queues,
        Order = desired?.Order ?? plain.Order,
    };
}
