using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Bundles;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Control;

/// <summary>What has happened and how things stand, for callers in another process.</summary>
internal sealed class StateCalls(SandboxHost host)
{
    internal IEnumerable<ApiCall> All() =>
    [
        new("GET", "/sandbox/requests", Requests) { Kind = CallKind.Control },
        new("GET", "/sandbox/state", State) { Kind = CallKind.Control },
    ];

    private Answer Requests(ApiRequest request) => Answer.Ok(JsonText.ToNode(
        host.Requests.Of(request.Query("method") ?? "*", request.Query("path") ?? "**")));

    private Answer State(ApiRequest request)
    {
        var world = request.World;
        return Answer.Ok(new JsonObject
        {
            ["organisation"] = world.Name,
            ["facts"] = JsonText.ToNode(host.Facts),
            ["environments"] = world.Environments.Select(environment => environment.Id).ToJsonArray(),
            ["bundles"] = world.Bundles.Select(bundle => bundle.Id).ToJsonArray(),
            ["deployments"] = world.Deployments.ToList().Select(Write).ToJsonArray(),
            ["bots"] = JsonText.ToNode(world.Bots.ToList()),
            ["flows"] = world.Flows.ToList().Select(flow => new JsonObject
            {
                ["id"] = flow.Id,
                ["name"] = flow.Name,
                ["type"] = flow.Type,
                ["active"] = flow.Active,
                ["_version"] = flow.Version,
                ["versions"] = flow.Revisions.Select(revision => $"{revision.EnvironmentId} {revision.Version}").ToJsonArray(),
            }).ToJsonArray(),
            ["skills"] = JsonText.ToNode(world.Skills.ToList()),
            ["actions"] = JsonText.ToNode(world.Actions.ToList()),
            ["artifacts"] = JsonText.ToNode(world.Artifacts.ToList()),
            ["webhooks"] = JsonText.ToNode(world.Webhooks.ToList()),
        });
    }

    private static JsonObject Write(Deployment deployment)
    {
        var json = deployment.ToJson();
        json["targets"] = deployment.Targets.ToJsonArray();
        json["validateOnly"] = deployment.ValidateOnly;
        json["foreign"] = deployment.Foreign;
        json["rollbackReason"] = deployment.RollbackReason;
        return json;
    }
}
