namespace GenesysArchitect.Pester;

/// <summary>The result of a Pester test.</summary>
/// <param name="Name">The name of the test with its blocks.</param>
/// <param name="Result">Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Message">The reason of the failure.</param>
public sealed record PesterTest(string Name, string Result, string? Message)
{
    public override string ToString() => Name;
}
