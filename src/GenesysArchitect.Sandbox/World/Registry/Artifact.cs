using System.Text.Json.Serialization;

namespace GenesysArchitect.Sandbox.World.Registry;

/// <summary>A stored artifact.</summary>
/// <param name="Name">The name it was stored under.</param>
/// <param name="Checksum">The SHA-256 of its bytes, in lower case hex.</param>
/// <param name="Immutable">Whether it may never be replaced.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record Artifact(string Name, string Checksum, bool Immutable, [property: JsonIgnore] ReadOnlyMemory<byte> Bytes);
