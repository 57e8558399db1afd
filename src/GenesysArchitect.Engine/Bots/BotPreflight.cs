namespace GenesysArchitect.Engine.Bots;

/// <summary>The preflight results of a bot version.</summary>
/// <param name="Live">The state of the version.</param>
/// <param name="Previous">The version to roll back to.</param>
/// <param name="Dependencies">The dependencies and their status.</param>
internal sealed record BotPreflight(BotReading Live, PreviousVersion Previous, IReadOnlyList<BotDependency> Dependencies);
