using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The JSON documents of the Architecture Manager API for bundles.</summary>
[JsonSourceGenerationOptions(
    MaxDepth = 4096,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchemaDocument))]
[JsonSerializable(typeof(ValidateDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(OrganizationDeployDocument))]
[JsonSerializable(typeof(BundleDeployDocument))]
[JsonSerializable(typeof(DeploymentDocument))]
[JsonSerializable(typeof(List<DeploymentDocument>))]
[JsonSerializable(typeof(RollbackDocument))]
internal sealed partial class BundleJson : JsonSerializerContext;

internal sealed record SchemaDocument(string? Version);

internal sealed record ValidateDocument(string EnvironmentId, string BundleId, bool OverrideValidation, DependencyMatrix DependencyMatrix, CapacityConstraintsDocument CapacityConstraints);

internal sealed record CapacityConstraintsDocument(int MaxFlowCount, int MaxQueueCount);

internal sealed record ValidationDocument(bool Valid, List<JsonElement>? Warnings, List<JsonElement>? Errors, CompatibilityDocument? CompatibilityCheck);

internal sealed record CompatibilityDocument(string? SchemaVersion, CapacityDocument? EnvironmentCapacity);

internal sealed record CapacityDocument(int? AvailableFlowSlots, int? RequiredFlowSlots);

internal sealed record OrganizationDeployDocument(string BundleId, IReadOnlyList<string> Targets, bool Overwrite, string ConflictResolution, bool ValidateOnly, string? WebhookUrl);

internal sealed record BundleDeployDocument(string EnvironmentId, bool OverrideValidation, bool RollbackOnFailure, DependencyMatrix DependencyMatrix, JsonElement CurrentConfig, JsonElement TargetConfig);

internal sealed record DeploymentDocument(string? Id, string? BundleId, string? Status, DateTimeOffset? StartTime, DateTimeOffset? EndTime, List<JsonElement>? Errors, string? EnvironmentId);

internal sealed record RollbackDocument(string Reason);
