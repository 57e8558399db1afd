namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A use of a data action that differs between two locks.</summary>
/// <param name="Kind">The kind of difference.</param>
/// <param name="ActionId">The id of the action.</param>
/// <param name="Before">The previous use; null if it was added.</param>
/// <param name="After">The current use; null if it was removed.</param>
public sealed record GcLockDifference(LockDifferenceKind Kind, string ActionId, GcDependency? Before, GcDependency? After)
{
    /// <summary>Such as <c>~ find-customer 1.9 [1.0, 2.0) for flow main-ivr → 1.10</c>.</summary>
    public override string ToString() => Kind switch
    {
        LockDifferenceKind.Added => $"+ {After}",
        LockDifferenceKind.Removed => $"- {Before}",
        _ => $"~ {Before} → {After!.Version}",
    };
}
