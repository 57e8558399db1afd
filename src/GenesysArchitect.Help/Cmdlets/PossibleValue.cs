namespace GenesysArchitect.Help.Cmdlets;

/// <summary>One of the values that a parameter takes.</summary>
/// <param name="Name">The value as it is typed.</param>
/// <param name="Description">What it means; empty when nobody says.</param>
internal sealed record PossibleValue(string Name, string Description);
