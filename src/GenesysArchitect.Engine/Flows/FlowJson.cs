using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The JSON serialization of flows, including unknown properties.</summary>
[JsonSourceGenerationOptions(MaxDepth = 4096)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FlowJson : JsonSerializerContext;
