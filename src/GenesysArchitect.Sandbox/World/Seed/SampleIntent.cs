namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>An intent of a sample bot.</summary>
/// <param name="Name">The name.</param>
/// <param name="Utterances">What customers say.</param>
internal sealed record SampleIntent(string Name, IReadOnlyList<string> Utterances);
