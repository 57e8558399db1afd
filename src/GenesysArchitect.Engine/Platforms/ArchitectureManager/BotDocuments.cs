using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The JSON documents of the Architecture Manager API for bots.</summary>
[JsonSourceGenerationOptions(MaxDepth = 4096, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BotVersionListDocument))]
[JsonSerializable(typeof(BotVersionDocument))]
[JsonSerializable(typeof(DependencyDocument))]
internal sealed partial class BotJson : JsonSerializerContext;

internal sealed record BotVersionListDocument(List<BotVersionDocument>? Entities);

internal sealed record BotVersionDocument(string? Id, string? State, List<JsonElement>? Errors);

internal sealed record DependencyDocument(string? Id, string? Name, string? State, bool? Active);
