using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>How a plan that is kept is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, MaxDepth = 4096)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;
