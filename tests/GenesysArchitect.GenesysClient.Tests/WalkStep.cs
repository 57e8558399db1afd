namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>What became of one step of the walk.</summary>
/// <param name="Chapter">The file it is in.</param>
/// <param name="Step">What has to hold, as a sentence.</param>
/// <param name="Failure">What was expected and what came instead; null when it holds.</param>
public sealed record WalkStep(string Chapter, string Step, string? Failure)
{
    public override string ToString() => $"{Chapter}: {Step}";
}
