using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Control;

/// <summary>The controls that both platforms have, for callers in another process: no token, no faults, not in the request log.</summary>
internal sealed class ControlCalls(SandboxHost host, IPlatform platform)
{
    internal IEnumerable<ApiCall> All() =>
    [
        new("GET", "/sandbox/requests", Requests) { Kind = CallKind.Control },
        new("GET", "/sandbox/state", State) { Kind = CallKind.Control },
        new("GET", "/sandbox/rules", _ => Answer.Ok(JsonText.ToNode(host.Rules.ToList()))) { Kind = CallKind.Control },
        ControlCall.For("DELETE", "/sandbox/requests", _ => host.Requests.Clear()),
        ControlCall.For("POST", "/sandbox/rules", request => host.Rules.Add(request.Read<FaultRule>())),
        ControlCall.For("DELETE", "/sandbox/rules", _ => host.Rules.Clear()),
        ControlCall.For("POST", "/sandbox/release", _ => host.ReleaseAnswers()),
        ControlCall.For("DELETE", "/sandbox/tokens", _ => host.RevokeTokens()),
        ControlCall.For("POST", "/sandbox/reset", _ => host.Reset()),
        .. platform.Controls(),
    ];

    private Answer Requests(ApiRequest request) => Answer.Ok(JsonText.ToNode(
        host.Requests.Of(request.Query("method") ?? "*", request.Query("path") ?? "**")));

    private Answer State(ApiRequest request)
    {
        var state = new JsonObject
        {
            ["organization"] = request.World.Name,
            ["facts"] = JsonText.ToNode(host.Facts),
        };
        foreach (var (name, value) in platform.Describe(request.World))
        {
            state[name] = value?.DeepClone();
        }

        return Answer.Ok(state);
    }
}
