namespace GenesysArchitect.Engine.Catalog;

/// <summary>A use of a data action in a definition.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="VersionRange">The version range, as written; null if there is none.</param>
internal readonly record struct ActionUse(string ActionId, string? VersionRange);
