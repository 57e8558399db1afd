namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The heading of a part of the demo.</summary>
/// <param name="Title">The title.</param>
/// <param name="Explanation">What is shown.</param>
internal sealed record DemoHeading(string Title, string Explanation);
