using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Diffing;

[JsonSerializable(typeof(string))]
internal sealed partial class DiffingJson : JsonSerializerContext;
