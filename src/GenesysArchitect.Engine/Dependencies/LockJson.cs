using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The versions of a lock, as they are compared.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LockJson : JsonSerializerContext;
