namespace GenesysArchitect.Help.Cmdlets;

/// <summary>An example of a cmdlet's use.</summary>
/// <param name="Title">What the example shows.</param>
/// <param name="Code">The code of the example.</param>
/// <param name="Remarks">Explanations below the code.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks);
