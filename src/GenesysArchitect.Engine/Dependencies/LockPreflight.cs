using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The result of planning a lock.</summary>
/// <param name="Before">The content of the file; null if it does not exist.</param>
/// <param name="Existing">The lock in the file; null if there is none.</param>
/// <param name="Resolution">The resolved dependencies.</param>
internal sealed record LockPreflight(byte[]? Before, DependencyLock? Existing, GcDependencyResolution Resolution)
{
    public ChangeKind Change => (Before, Existing) switch
    {
        (null, _) => ChangeKind.Create,
        (_, { Hash: var hash }) when hash == DependencyLock.Draft(Resolution).Hash => ChangeKind.NoChange,
        _ => ChangeKind.Update,
    };
}
