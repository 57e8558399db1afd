using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The serialization of lock versions for comparison.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LockJson : JsonSerializerContext;
