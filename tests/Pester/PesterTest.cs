namespace GenesysArchitect.Pester;

/// <summary>What became of one Pester test.</summary>
/// <param name="Name">The test with the blocks it stands in.</param>
/// <param name="Result">Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Message">Why it failed.</param>
public sealed record PesterTest(string Name, string Result, string? Message)
{
    public override string ToString() => Name;
}
