namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A use of a data action in which two locks differ.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="ActionId">The action.</param>
/// <param name="Before">The use as it was; null if it was added.</param>
/// <param name="After">The use as it is; null if it was removed.</param>
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
