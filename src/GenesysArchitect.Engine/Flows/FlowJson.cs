using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Flows as they are on the wire: whole, with what is not known here.</summary>
[JsonSourceGenerationOptions(MaxDepth = 4096)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FlowJson : JsonSerializerContext;
