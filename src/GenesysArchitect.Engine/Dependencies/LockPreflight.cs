using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>What planning finds out about a lock.</summary>
/// <param name="Before">What its file holds; null if there is none.</param>
/// <param name="Existing">The lock that it holds; null if it holds none.</param>
/// <param name="Resolution">What the flows' dependencies resolve to.</param>
internal sealed record LockPreflight(byte[]? Before, DependencyLock? Existing, GcDependencyResolution Resolution)
{
    public ChangeKind Change => (Before, Existing) switch
    {
        (null, _) => ChangeKind.Create,
        (_, { Hash: var hash }) when hash == DependencyLock.Draft(Resolution).Hash => ChangeKind.NoChange,
        _ => ChangeKind.Update,
    };
}
