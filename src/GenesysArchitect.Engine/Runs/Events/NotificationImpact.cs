namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The impact of a change, as assessed before.</summary>
/// <param name="Level">Such as <c>High</c>.</param>
/// <param name="CriticalRemovals">The removed paths that callers may depend on.</param>
/// <param name="WarningCount">The number of validation warnings.</param>
/// <param name="Compatible">Whether the platform considers the change compatible with its environment.</param>
/// <param name="CapacityInUse">The share of the free capacity that the change uses; null if it is unknown.</param>
internal sealed record NotificationImpact(string Level, IReadOnlyList<string> CriticalRemovals, int WarningCount, bool Compatible, double? CapacityInUse);
