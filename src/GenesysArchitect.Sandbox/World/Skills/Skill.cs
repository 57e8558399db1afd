namespace GenesysArchitect.Sandbox.World.Skills;

/// <summary>A routing skill.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="State">The state: <c>active</c>, <c>inactive</c> or <c>deleted</c>.</param>
public sealed record Skill(string Id, string Name, string State = "active");
