namespace GenesysArchitect.Help.Cmdlets;

/// <summary>An example of a cmdlet's use.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Remarks">What there is to say about it.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks);
