namespace GenesysArchitect.Engine.Catalog;

/// <summary>A use of a data action, as a definition has it.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="VersionRange">The versions that will do, as written there; null if none are named.</param>
internal readonly record struct ActionUse(string ActionId, string? VersionRange);
