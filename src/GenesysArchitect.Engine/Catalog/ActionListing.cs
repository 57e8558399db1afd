namespace GenesysArchitect.Engine.Catalog;

/// <summary>The catalog entry of a data action.</summary>
/// <param name="Id">The id of the action.</param>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Versions">The published versions, as written by the platform.</param>
/// <param name="Uses">The actions that it uses.</param>
internal sealed record ActionListing(string Id, string? Name, IReadOnlyList<string> Versions, IReadOnlyList<ActionUse> Uses);
