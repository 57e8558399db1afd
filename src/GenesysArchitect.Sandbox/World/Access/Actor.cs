namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>Who changes something: a person, or an OAuth client.</summary>
/// <param name="Id">The id of the user or of the client.</param>
/// <param name="Name">The name.</param>
/// <param name="IsClient">Whether it is an OAuth client.</param>
public sealed record Actor(string Id, string Name, bool IsClient = false);
