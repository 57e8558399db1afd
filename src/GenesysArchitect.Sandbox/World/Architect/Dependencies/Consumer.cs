namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>Something that uses an object: a version of a flow, or another object such as an IVR.</summary>
/// <param name="Kind">The kind, as in <c>INBOUNDCALLFLOW</c>.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The version of a flow; null for other objects.</param>
/// <param name="IsPublished">Whether that version is the one in use; true for other objects.</param>
public sealed record Consumer(string Kind, string Id, string Name, string? Version, bool IsPublished);
