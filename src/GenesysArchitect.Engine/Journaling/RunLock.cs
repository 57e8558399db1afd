using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The exclusive right to perform a run for an organization in a folder.</summary>
internal static class RunLock
{
    // A process that only checks the lock holds it for a moment.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    /// <summary>Acquires the lock.</summary>
    /// <param name="store">The store of the lock.</param>
    /// <param name="name">The name of the lock.</param>
    /// <param name="organization">The organization, for the error message.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Randomizes the waiting times.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="GcException">Another process holds the lock, or it cannot be acquired.</exception>
    public static async Task<StateLock> TakeAsync(StateStore store, string name, string organization, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        try
        {
            return await store.LockAsync(name, LockOwner.Current(time), new LockPatience(Patience, time, random), cancellationToken)
                ?? throw Held(store.Location(name), organization, (await store.LockStatusAsync(name, cancellationToken)).Owner);
        }
        catch (StorageException failure)
        {
            throw new GcException(failure.ErrorId, failure.Kind, $"{failure.Message} Nothing was sent.", failure) { Target = failure.Target, Remedies = failure.Remedies };
        }
    }

    private static GcException Held(string location, string organization, LockOwner? owner) =>
        new(ErrorIds.RunLocked, ErrorKind.Conflict, $"Another run for {organization} is in progress in this folder, started by {owner?.ToString() ?? "an unknown process"}. Nothing was sent.")
        {
            Target = location,
            Remedies = [new("Wait until it has ended. The lock of a process that has ended is released automatically.")],
        };
}
