namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>How much a change could break, as it was assessed beforehand.</summary>
/// <param name="Level">Such as <c>High</c>.</param>
/// <param name="CriticalRemovals">The removed paths that callers may depend on.</param>
/// <param name="WarningCount">How many warnings the validation gave.</param>
/// <param name="Compatible">Whether the platform considers the change compatible with its environment.</param>
/// <param name="CapacityInUse">The share of the free capacity that the change takes; null if it is unknown.</param>
internal sealed record NotificationImpact(string Level, IReadOnlyList<string> CriticalRemovals, int WarningCount, bool Compatible, double? CapacityInUse);
