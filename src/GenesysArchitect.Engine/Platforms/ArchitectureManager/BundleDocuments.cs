using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The JSON documents of the Architecture Manager API for bundles.</summary>
[JsonSourceGenerationOptions(
    MaxDepth = 4096,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ValidateDocument))]
[JsonSerializable(typeof(OrganizationDeployDocument))]
[JsonSerializable(typeof(BundleDeployDocument))]
[JsonSerializable(typeof(RollbackDocument))]
internal sealed partial class BundleJson : JsonSerializerContext;

internal sealed record ValidateDocument(string EnvironmentId, string BundleId, bool OverrideValidation, DependencyMatrix DependencyMatrix, CapacityConstraintsDocument CapacityConstraints);

internal sealed record CapacityConstraintsDocument(int MaxFlowCount, int MaxQueueCount);

internal sealed record OrganizationDeployDocument(string BundleId, IReadOnlyList<string> Targets, bool Overwrite, string ConflictResolution, bool ValidateOnly, string? WebhookUrl);

internal sealed record BundleDeployDocument(string EnvironmentId, bool OverrideValidation, bool RollbackOnFailure, DependencyMatrix DependencyMatrix, JsonElement CurrentConfig, JsonElement TargetConfig);

internal sealed record RollbackDocument(string Reason);
