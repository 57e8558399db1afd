using System.Text.Json;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Placeholders;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A dependency lock of flows.</summary>
internal sealed class DependencyLockKind() : ResourceKind(LockedDependencies.KindName, typeof(DependencyLockSpec))
{
    private const string PathMember = "path";

    public override string TargetsMember => "environment";

    public override string IdentityMember => PathMember;

    public override Resource ToResource(object spec, ManifestDocument document, SpecReading reading)
    {
        var desired = (DependencyLockSpec)spec;
        return new LockedDependencies
        {
            FlowIds = desired.Flows ?? [],
            Environment = desired.Environment,
            Path = desired.Path,
            Registry = desired.RegistryUri,
            Fallback = desired.Fallback ?? VersionFallback.None,
        };
    }

    public override string IdentityOf(Resource desired) => $"lock '{((LockedDependencies)desired).Path}'";

    public override IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows) =>
        ((LockedDependencies)desired).FlowIds is { Count: > 0 } ids ? ids.SelectMany(flows.OfId) : flows.All;

    public override IReadOnlyDictionary<string, JsonElement> Settled(JsonElement spec, ManifestDocument document)
    {
        var settled = new Dictionary<string, JsonElement>();
        if (!document.IsSaved && spec.TryGetProperty(PathMember, out var path) && path.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(path.GetString()))
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(document.Path))!;
            settled[PathMember] = TextRewriter.ValueOf(Path.GetFullPath(path.GetString()!, folder));
        }

        return settled;
    }
}
