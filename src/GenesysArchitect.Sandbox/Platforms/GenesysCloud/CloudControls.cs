using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Control;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Dependencies;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>The controls of jobs, colleagues, objects and dependency tracking.</summary>
internal sealed class CloudControls(Interventions interventions)
{
    internal IEnumerable<ApiCall> All() =>
    [
        ControlCall.For("PUT", "/sandbox/publish-jobs", request => SetOutcomes(request, "Publish")),
        ControlCall.For("PUT", "/sandbox/export-jobs", request => SetOutcomes(request, "Export")),
        ControlCall.For("PUT", "/sandbox/validation-jobs", request => SetOutcomes(request, "Validate")),
        ControlCall.For("POST", "/sandbox/colleagues", request => Interventions.Act(request.Read<Intervention>() , request.World.ContactCenter)),
        ControlCall.For("POST", "/sandbox/interventions", request => interventions.Add(request.Read<Intervention>())),
        ControlCall.For("DELETE", "/sandbox/interventions", _ => interventions.Clear()),
        ControlCall.For("PUT", "/sandbox/grants/{clientId}", SetGrants),
        ControlCall.For("PUT", "/sandbox/dependency-build", SetBuild),
        ControlCall.For("PUT", "/sandbox/broken-training/{flowId}", BreakTraining),
        ControlCall.For("DELETE", "/sandbox/objects/{kind}/{id}", DeleteObject),
        ControlCall.For("POST", "/sandbox/finish", request => request.World.ContactCenter.Finish()),
    ];

    private static void SetOutcomes(ApiRequest request, string command) =>
        request.World.ContactCenter.SetOutcomes(command, request.Read<Dictionary<string, FlowJobOutcome>>());

    private static void SetGrants(ApiRequest request)
    {
        var access = request.World.ContactCenter.Access;
        var permissions = request.Read<IReadOnlyList<string>>();
        var role = new Role(Guid.NewGuid().ToString(), "Granted by a control", permissions);
        access.SetGrants(request.Route("clientId"), [.. access.Divisions.Select(division => new Grant(division.Id, role))]);
    }

    private static void SetBuild(ApiRequest request)
    {
        var status = request.Read<JsonObject>()["status"].Text() ?? throw new ArgumentException("The status is missing.");
        string[] known = ["BUILDINCOMPLETE", "BUILDINITIALIZING", "BUILDINPROGRESS", "BUILDQUEUED", "NOTBUILT", "OPERATIONAL", "OPERATIONALNEEDSREBUILD"];
        if (!known.Contains(status))
        {
            throw new ArgumentException($"'{status}' is not a status of dependency tracking: {string.Join(", ", known)}.");
        }

        request.World.ContactCenter.DependencyBuild.SetStatus(status);
    }

    private static void BreakTraining(ApiRequest request)
    {
        var flow = request.World.ContactCenter.Flows.Find(request.Route("flowId")) is { LanguageDomainId: not null } found
            ? found
            : throw new KeyNotFoundException($"There is no bot flow '{request.Route("flowId")}'.");
        request.World.ContactCenter.Languages.BreakTraining(flow);
    }

    private static void DeleteObject(ApiRequest request)
    {
        var kind = request.Route("kind").ToUpperInvariant();
        if (!DependencyTypes.IsKnown(kind) || !request.World.ContactCenter.Objects.Remove(kind, request.Route("id")))
        {
            throw new KeyNotFoundException($"There is no {kind} '{request.Route("id")}'.");
        }
    }
}
