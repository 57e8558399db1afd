using GenesysArchitect.Sandbox.Bots;
using GenesysArchitect.Sandbox.Bundles;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Control;

/// <summary>The knobs for callers in another process: no token, no faults, not in the request log.</summary>
internal sealed class ControlCalls(SandboxHost host)
{
    internal IEnumerable<ApiCall> All() =>
    [
        Control("DELETE", "/sandbox/requests", _ => host.Requests.Clear()),
        new("GET", "/sandbox/rules", _ => Answer.Ok(JsonText.ToNode(host.Rules.ToList()))) { Kind = CallKind.Control },
        Control("POST", "/sandbox/rules", request => host.Rules.Add(request.Read<FaultRule>())),
        Control("DELETE", "/sandbox/rules", _ => host.Rules.Clear()),
        Control("POST", "/sandbox/release", _ => host.ReleaseAnswers()),
        Control("PUT", "/sandbox/outcomes", SetOutcomes),
        Control("PUT", "/sandbox/validations", SetValidations),
        Control("PUT", "/sandbox/publish-outcomes", SetPublishOutcomes),
        Control("POST", "/sandbox/deployments", AddForeign),
        Control("POST", "/sandbox/finish", Finish),
        Control("PUT", "/sandbox/other-writers", SetOtherWriters),
        Control("PATCH", "/sandbox/flows/{id}", request => request.World.Flows.Change(request.Route("id"), request.ReadObject())),
        Control("DELETE", "/sandbox/tokens", _ => host.RevokeTokens()),
        Control("POST", "/sandbox/reset", _ => host.Reset()),
    ];

    private static ApiCall Control(string method, string route, Action<ApiRequest> act) =>
        new(method, route, request => Act(act, request)) { Kind = CallKind.Control };

    private static Answer Act(Action<ApiRequest> act, ApiRequest request)
    {
        try
        {
            act(request);
            return Answer.Empty(StatusCodes.Status204NoContent);
        }
        catch (ArgumentException exception)
        {
            throw RefusalException.BadRequest(exception.Message);
        }
        catch (KeyNotFoundException exception)
        {
            throw new RefusalException(StatusCodes.Status404NotFound, "not.found", exception.Message);
        }
    }

    private static void SetOutcomes(ApiRequest request)
    {
        foreach (var (pair, script) in request.Read<Dictionary<string, JobScript>>())
        {
            var (bundleId, environmentId) = BundleEnvironment.Split(pair);
            request.World.Outcomes.Set(bundleId, environmentId, script);
        }
    }

    private static void SetValidations(ApiRequest request)
    {
        foreach (var (pair, script) in request.Read<Dictionary<string, ValidationScript>>())
        {
            var (bundleId, environmentId) = BundleEnvironment.Split(pair);
            request.World.Validations.Set(bundleId, environmentId, script);
        }
    }

    private static void SetPublishOutcomes(ApiRequest request)
    {
        foreach (var (version, outcome) in request.Read<Dictionary<string, PublishOutcome>>())
        {
            var (botId, versionId) = BotRoster.Split(version);
            request.World.Bots.SetOutcome(botId, versionId, outcome);
        }
    }

    private static void SetOtherWriters(ApiRequest request)
    {
        foreach (var (flowId, times) in request.Read<Dictionary<string, int>>())
        {
            request.World.Flows.LetOthersChange(flowId, times);
        }
    }

    private static void AddForeign(ApiRequest request)
    {
        var foreign = request.Read<ForeignDeployment>();
        request.World.Deployments.AddForeign(foreign.BundleId, foreign.Duration);
    }

    private static void Finish(ApiRequest request)
    {
        request.World.Deployments.Finish();
        request.World.Bots.Finish();
    }

    private sealed record ForeignDeployment
    {
        public required string BundleId { get; init; }

        public TimeSpan? Duration { get; init; }
    }
}
