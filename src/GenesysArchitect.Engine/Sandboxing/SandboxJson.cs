using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Sandboxing;

/// <summary>The line by which the sandbox program reports that it is ready.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SandboxDocument))]
internal sealed partial class SandboxJson : JsonSerializerContext;

internal sealed record SandboxDocument(string Platform, string Url, string ClientId, string ClientSecret);
