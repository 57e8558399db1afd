using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;

namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>What validating a bundle for an environment comes to.</summary>
public sealed record ValidationScript
{
    /// <summary>Warnings; they do not make the bundle invalid.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Errors; any one makes the bundle invalid.</summary>
    public IReadOnlyList<Problem> Errors { get; init; } = [];

    /// <summary>How many more flows the environment has room for; default what the environment says.</summary>
    public int? AvailableFlowSlots { get; init; }

    /// <summary>How many flows the bundle needs room for; default the flows of the request, else of the bundle.</summary>
    public int? RequiredFlowSlots { get; init; }

    /// <summary>The version of the schema that the environment speaks; default <c>2.1.0</c>.</summary>
    public string SchemaVersion { get; init; } = "2.1.0";

    internal bool IsValid => Errors.Count == 0;

    internal JsonObject ToJson() => new()
    {
        ["valid"] = IsValid,
        ["warnings"] = Warnings.Select(warning => warning.ToJson()).ToJsonArray(),
        ["errors"] = Errors.Select(error => error.ToJson()).ToJsonArray(),
        ["compatibilityCheck"] = new JsonObject
        {
            ["schemaVersion"] = SchemaVersion,
            ["environmentCapacity"] = new JsonObject
            {
                ["availableFlowSlots"] = AvailableFlowSlots,
                ["requiredFlowSlots"] = RequiredFlowSlots,
            },
        },
    };
}
