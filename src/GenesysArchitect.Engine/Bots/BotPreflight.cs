namespace GenesysArchitect.Engine.Bots;

/// <summary>What planning finds out about a bot version.</summary>
/// <param name="Live">How the version stands.</param>
/// <param name="Previous">What there is to go back to.</param>
/// <param name="Dependencies">What it needs, and how it stands with that.</param>
internal sealed record BotPreflight(BotReading Live, PreviousVersion Previous, IReadOnlyList<BotDependency> Dependencies);
