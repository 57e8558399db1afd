namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A fact of a notification.</summary>
/// <param name="Name">The name of its JSON property, such as <c>bundleId</c>.</param>
/// <param name="Label">What a person reads; null if it is not shown, since the title has it.</param>
/// <param name="Value">A text or a number; null if it is unknown.</param>
internal sealed record NotificationFact(string Name, string? Label, object? Value);
