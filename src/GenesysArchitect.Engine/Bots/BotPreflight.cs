namespace GenesysArchitect.Engine.Bots;

/// <summary>What planning finds out about a bot version.</summary>
/// <param name="Live">How the version stands.</param>
/// <param name="PreviousVersionId">The version to go back to; null when none is known.</param>
/// <param name="Dependencies">What it needs, and how it stands with that.</param>
internal sealed record BotPreflight(BotReading Live, string? PreviousVersionId, IReadOnlyList<BotDependency> Dependencies);
