namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>An intent of a bot.</summary>
/// <param name="Name">The name.</param>
/// <param name="Utterances">What customers say who have it.</param>
public sealed record Intent(string Name, IReadOnlyList<string> Utterances);
