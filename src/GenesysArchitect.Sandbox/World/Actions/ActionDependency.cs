namespace GenesysArchitect.Sandbox.World.Actions;

/// <summary>A data action that another one needs.</summary>
/// <param name="ActionId">The action needed.</param>
/// <param name="VersionRange">Which of its versions will do, as in <c>[1.0, 2.0)</c>.</param>
public sealed record ActionDependency(string ActionId, string VersionRange);
