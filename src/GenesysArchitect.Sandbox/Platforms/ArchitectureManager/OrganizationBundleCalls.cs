using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Bundles;
using GenesysArchitect.Sandbox.World.Checks;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The bundle calls of the organization level.</summary>
internal static class OrganizationBundleCalls
{
    private const string Deployments = "/api/v2/architect/bundles/deployments";
    private const int LargestPage = 200;

    internal static IEnumerable<ApiCall> All()
    {
        yield return new("GET", "/api/v2/architect/bundles/schema", Schema) { Permissions = [Permission.BundleRead] };
        yield return new("GET", Deployments, List) { Permissions = [Permission.DeploymentRead] };
        yield return new("POST", "/api/v2/architect/bundles/deploy", Deploy)
        {
            Permissions = [Permission.BundleWrite, Permission.DeploymentWrite],
        };
        yield return new("GET", Deployments + "/{id}", Read) { Permissions = [Permission.DeploymentRead] };
        yield return new("DELETE", Deployments + "/{id}", Cancel) { Permissions = [Permission.DeploymentWrite] };
    }

    private static Answer Schema(ApiRequest request) => Answer.Ok(SeedFile.Read("bundle-schema.json"));

    private static Answer List(ApiRequest request)
    {
        var size = request.Query("size", byDefault: 10, from: 1, to: LargestPage);
        var offset = request.Query("offset", byDefault: 0, from: 0, to: int.MaxValue);
        var status = request.Query("status");
        DeploymentStatus? wanted = status is null
            ? null
            : DeploymentStatusNames.ParseStatus(status) ?? throw RefusalException.BadRequest($"'{status}' is no status of a deployment.");
        return Answer.Ok(request.World.Deployments.ToList()
            .Where(deployment => wanted is null || deployment.Status == wanted)
            .Skip(offset)
            .Take(size)
            .Select(deployment => deployment.ToJson())
            .ToJsonArray());
    }

    private static Answer Deploy(ApiRequest request)
    {
        var body = request.ReadObject();
        var check = new ObjectCheck(body);
        var bundleId = check.RequiredText("bundleId");
        var targets = check.RequiredTexts("targets");
        for (var index = 0; index < targets.Count; index++)
        {
            if (!request.World.HasEnvironment(targets[index]))
            {
                check.Report($"targets[{index}]", "unknown.target", $"names an environment that does not exist: '{targets[index]}'");
            }
        }

        if (targets.Distinct(StringComparer.Ordinal).Count() < targets.Count)
        {
            check.Report("targets", "duplicate", "names an environment twice");
        }

        check.OptionalFlag("overwrite");
        check.OptionalText("conflictResolution");
        var validateOnly = check.OptionalFlag("validateOnly");
        if (check.OptionalText("webhookUrl") is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            check.Report("webhookUrl", "format", "must be an absolute http or https address");
        }

        check.ThrowIfAny();
        request.World.RequireBundle(bundleId);
        var submission = new Submission { BundleId = bundleId, Targets = targets, ValidateOnly = validateOnly, Payload = request.Text };
        return Answer.Json(StatusCodes.Status201Created, request.World.Deployments.Submit(submission).ToJson());
    }

    private static Answer Read(ApiRequest request)
    {
        var id = request.Route("id");
        var deployment = request.World.Deployments.Find(id) ?? throw RefusalException.NotFound("deployment", id);
        return Answer.Ok(deployment.ToJson());
    }

    private static Answer Cancel(ApiRequest request)
    {
        request.World.Deployments.Cancel(request.Route("id"));
        return Answer.Empty(StatusCodes.Status204NoContent);
    }
}
