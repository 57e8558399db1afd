using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The JSON documents of the flow catalog.</summary>
[JsonSourceGenerationOptions(MaxDepth = 4096, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlowPageDocument))]
[JsonSerializable(typeof(FlowListingDocument))]
[JsonSerializable(typeof(ActionDocument))]
internal sealed partial class CatalogJson : JsonSerializerContext;

internal sealed record FlowPageDocument(List<FlowListingDocument>? Entities, string? NextPage, int? PageNumber, int? PageCount, string? NextUri);

internal sealed record FlowListingDocument(string? Id, string? Name, string? Type, bool? Active, string? State);

internal sealed record ActionDocument(string? Id, string? Name, List<JsonElement>? Versions, List<ActionDependencyDocument>? Dependencies);

internal sealed record ActionDependencyDocument(string? ActionId, string? VersionRange);
