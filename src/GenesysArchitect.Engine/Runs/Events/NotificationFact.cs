namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A fact of a notification.</summary>
/// <param name="Name">The name of its JSON property, such as <c>bundleId</c>.</param>
/// <param name="Label">The displayed label; null if the fact is not displayed because it is part of the title.</param>
/// <param name="Value">A text or a number; null if it is unknown.</param>
internal sealed record NotificationFact(string Name, string? Label, object? Value);
