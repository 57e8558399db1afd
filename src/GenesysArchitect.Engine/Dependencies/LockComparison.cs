namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Compares two locks, use by use.</summary>
internal static class LockComparison
{
    public static IReadOnlyList<GcLockDifference> Between(DependencyLock before, DependencyLock after)
    {
        var (old, now) = (ByUse(before), ByUse(after));
        var removed = old.Where(entry => !now.ContainsKey(entry.Key)).Select(entry => new GcLockDifference(LockDifferenceKind.Removed, entry.Value.ActionId, entry.Value, null));
        var added = now.Where(entry => !old.ContainsKey(entry.Key)).Select(entry => new GcLockDifference(LockDifferenceKind.Added, entry.Value.ActionId, null, entry.Value));
        var moved = old.Where(entry => now.TryGetValue(entry.Key, out var other) && other.Version != entry.Value.Version)
            .Select(entry => new GcLockDifference(LockDifferenceKind.Moved, entry.Value.ActionId, entry.Value, now[entry.Key]));
        return removed.Concat(added).Concat(moved)
            .OrderBy(difference => difference.ActionId, StringComparer.Ordinal)
            .ThenBy(difference => difference.Kind)
            .ThenBy(difference => difference.ToString(), StringComparer.Ordinal)
            .ToArray();
    }

    private static Dictionary<GcDependency, GcDependency> ByUse(DependencyLock locked) =>
        locked.Dependencies.DistinctBy(Use).ToDictionary(Use);

    // The identity of a use: everything except the resolved version and the name of the action.
    private static GcDependency Use(GcDependency dependency) => dependency with { Version = null, ActionName = null, IsFallback = false };
}
