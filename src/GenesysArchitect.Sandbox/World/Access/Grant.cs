namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>A role in a division.</summary>
/// <param name="DivisionId">The division.</param>
/// <param name="Role">The role.</param>
public sealed record Grant(string DivisionId, Role Role);
