using GenesysArchitect.Sandbox.Control;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The controls of deployments, bots and flow documents.</summary>
internal static class ManagerControls
{
    internal static IEnumerable<ApiCall> All() =>
    [
        ControlCall.For("PUT", "/sandbox/outcomes", SetOutcomes),
        ControlCall.For("PUT", "/sandbox/validations", SetValidations),
        ControlCall.For("PUT", "/sandbox/publish-outcomes", SetPublishOutcomes),
        ControlCall.For("POST", "/sandbox/deployments", AddForeign),
        ControlCall.For("POST", "/sandbox/finish", Finish),
        ControlCall.For("PUT", "/sandbox/other-writers", SetOtherWriters),
        ControlCall.For("PATCH", "/sandbox/flows/{id}", request => request.World.Flows.Change(request.Route("id"), request.ReadObject())),
    ];

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
