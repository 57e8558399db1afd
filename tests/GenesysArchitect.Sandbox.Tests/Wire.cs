using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Tests;

/// <summary>Addresses and bodies of the contract.</summary>
internal static class Wire
{
    /// <summary>When tests begin whose clock stands still until they move it.</summary>
    internal static readonly DateTimeOffset Begin = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal const string Deploy = "api/v2/architect/bundles/deploy";
    internal const string Deployments = "api/v2/architect/bundles/deployments";

    internal static JsonObject Submission(string bundleId, params string[] targets) => new()
    {
        ["bundleId"] = bundleId,
        ["targets"] = new JsonArray([.. targets.Select(target => (JsonNode)target)]),
        ["overwrite"] = true,
        ["conflictResolution"] = "AUTOMATIC",
        ["validateOnly"] = false,
    };

    internal static JsonObject BundleSubmission(string environmentId) => new()
    {
        ["environmentId"] = environmentId,
        ["overrideValidation"] = false,
        ["rollbackOnFailure"] = true,
        ["dependencyMatrix"] = Matrix(),
        ["currentConfig"] = new JsonObject(),
        ["targetConfig"] = new JsonObject { ["greeting"] = "Welcome" },
    };

    internal static JsonObject Validation(string bundleId, string environmentId) => new()
    {
        ["environmentId"] = environmentId,
        ["bundleId"] = bundleId,
        ["overrideValidation"] = false,
        ["dependencyMatrix"] = Matrix(),
        ["capacityConstraints"] = new JsonObject { ["maxFlowCount"] = 500, ["maxQueueCount"] = 100 },
    };

    internal static string Bundle(string bundleId, string rest) => $"api/v2/architect/bundles/{bundleId}/{rest}";

    internal static async Task<string> StartAsync(this Caller caller, string bundleId, string environmentId)
    {
        var reply = await caller.PostAsync(Deploy, Submission(bundleId, environmentId));
        return reply.Expect(201).Text("id");
    }

    internal static async Task<string> StatusAsync(this Caller caller, string deploymentId)
    {
        var reply = await caller.GetAsync($"{Deployments}/{deploymentId}");
        return reply.Expect(200).Text("status");
    }

    private static JsonObject Matrix() => new()
    {
        ["flows"] = new JsonArray("Main IVR", "Order Status"),
        ["queues"] = new JsonArray("Sales"),
        ["order"] = new JsonArray("queues", "flows"),
    };
}
