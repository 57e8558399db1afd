namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>A division of the organization.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, unique in the organization.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsHome">Whether it is the one that objects without a division belong to.</param>
public sealed record Division(string Id, string Name, string Description, bool IsHome = false);
