using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>The JSON serialization of a saved plan.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, MaxDepth = 4096)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;
