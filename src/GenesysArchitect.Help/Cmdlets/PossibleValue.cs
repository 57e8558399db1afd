namespace GenesysArchitect.Help.Cmdlets;

/// <summary>An allowed value of a parameter.</summary>
/// <param name="Name">The value.</param>
/// <param name="Description">The description of the value; empty if there is none.</param>
internal sealed record PossibleValue(string Name, string Description);
