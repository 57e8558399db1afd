namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>A reference whose object was found: from here on it is known by its id.</summary>
/// <param name="Kind">The kind of the object, as in <c>QUEUE</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name when it was found.</param>
/// <param name="Version">The version of a flow; null for objects without versions.</param>
public sealed record ResolvedReference(string Kind, string Id, string Name, string? Version = null);
