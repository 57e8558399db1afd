namespace GenesysArchitect.Engine.Catalog;

/// <summary>What the catalog says of a data action.</summary>
/// <param name="Id">The action.</param>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Versions">What is published of it, as the platform writes it.</param>
/// <param name="Uses">What it uses in turn.</param>
internal sealed record ActionListing(string Id, string? Name, IReadOnlyList<string> Versions, IReadOnlyList<ActionUse> Uses);
