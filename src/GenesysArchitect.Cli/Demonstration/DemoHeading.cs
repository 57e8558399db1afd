namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The heading of a part of the demo.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Explanation">What there is to see.</param>
internal sealed record DemoHeading(string Title, string Explanation);
