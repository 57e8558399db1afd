using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Bundles;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The bundle calls of the bundle level.</summary>
internal static class BundleCalls
{
    private const string Bundle = "/api/v2/architect/bundles/{bundleId}";

    internal static IEnumerable<ApiCall> All()
    {
        yield return new("POST", Bundle + "/validate", Validate) { Permissions = [Permission.BundleRead] };
        yield return new("POST", Bundle + "/deploy", Deploy) { Permissions = [Permission.BundleWrite, Permission.DeploymentWrite] };
        yield return new("GET", Bundle + "/deployments/{id}", Read) { Permissions = [Permission.DeploymentRead] };
        yield return new("POST", Bundle + "/deployments/{id}/rollback", RollBack) { Permissions = [Permission.DeploymentWrite] };
    }

    private static Answer Validate(ApiRequest request)
    {
        var bundle = request.World.RequireBundle(request.Route("bundleId"));
        var body = request.ReadObject();
        var check = new ObjectCheck(body);
        var environmentId = RequiredEnvironment(check, request.World);
        if (check.OptionalText("bundleId") is { } named && named != bundle.Id)
        {
            check.Report("bundleId", "mismatch", $"is '{named}' where the path says '{bundle.Id}'");
        }

        check.OptionalFlag("overrideValidation");
        var matrix = CheckMatrix(check);
        var bounds = CheckCapacity(check);
        check.ThrowIfAny();
        return Answer.Ok(request.World.Validations.For(bundle, environmentId, matrix, bounds).ToJson());
    }

    private static Answer Deploy(ApiRequest request)
    {
        var bundle = request.World.RequireBundle(request.Route("bundleId"));
        var body = request.ReadObject();
        var check = new ObjectCheck(body);
        var environmentId = RequiredEnvironment(check, request.World);
        var overridden = check.OptionalFlag("overrideValidation");
        check.OptionalFlag("rollbackOnFailure");
        var matrix = CheckMatrix(check);
        check.OptionalObject("currentConfig");
        check.OptionalObject("targetConfig");
        check.ThrowIfAny();

        // The platform validates once more before it starts, unless validation is overridden.
        var validation = request.World.Validations.For(bundle, environmentId, matrix, new CapacityBounds());
        var unlessScripted = overridden || validation.IsValid
            ? null
            : new JobScript { Outcome = JobOutcome.ValidationError, Errors = validation.Errors };
        var submission = new Submission { BundleId = bundle.Id, Targets = [environmentId], Payload = request.Text };
        return Answer.Json(
            request.Options.BundleDeployStatus,
            request.World.Deployments.Submit(submission, unlessScripted).ToJson());
    }

    private static Answer Read(ApiRequest request)
    {
        var (bundleId, id) = (request.Route("bundleId"), request.Route("id"));
        var deployment = request.World.Deployments.Find(id);
        return deployment?.BundleId == bundleId
            ? Answer.Ok(deployment.ToJson())
            : throw RefusalException.NotFound("deployment", id);
    }

    private static Answer RollBack(ApiRequest request)
    {
        var check = new ObjectCheck(request.ReadObject());
        var reason = check.RequiredText("reason");
        check.ThrowIfAny();
        var deployment = request.World.Deployments.RollBack(request.Route("id"), request.Route("bundleId"), reason);
        return Answer.Json(request.Options.RollbackStatus, deployment.ToJson());
    }

    private static string RequiredEnvironment(ObjectCheck check, Organization world)
    {
        var environmentId = check.RequiredText("environmentId");
        if (environmentId.Length > 0 && !world.HasEnvironment(environmentId))
        {
            check.Report("environmentId", "unknown.target", $"names an environment that does not exist: '{environmentId}'");
        }

        return environmentId;
    }

    private static DependencyMatrix CheckMatrix(ObjectCheck check)
    {
        if (check.OptionalObject("dependencyMatrix") is not { } matrix)
        {
            return new DependencyMatrix([], []);
        }

        var inner = new ObjectCheck(matrix, "dependencyMatrix.");
        var flows = inner.OptionalTexts("flows");
        var queues = inner.OptionalTexts("queues");
        foreach (var kind in inner.OptionalTexts("order").Where(kind => kind is not ("flows" or "queues")))
        {
            inner.Report("order", "unknown.kind", $"names '{kind}', which is neither flows nor queues");
        }

        check.Include(inner);
        return new DependencyMatrix(flows, queues);
    }

    private static CapacityBounds CheckCapacity(ObjectCheck check)
    {
        var constraints = check.OptionalObject("capacityConstraints");
        int Bound(string name)
        {
            var value = constraints?[name];
            if (value is JsonValue number && number.TryGetValue(out int most) && most >= 0)
            {
                return most;
            }

            if (value is not null)
            {
                check.Report($"capacityConstraints.{name}", "type", "must be a whole number that is not negative");
            }

            return int.MaxValue;
        }

        return new CapacityBounds(Bound("maxFlowCount"), Bound("maxQueueCount"));
    }
}
