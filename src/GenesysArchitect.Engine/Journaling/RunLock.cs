using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The right to carry out a run, which one process has at a time for an organization and a folder.</summary>
internal static class RunLock
{
    // Whoever only looks whether it is held has it for a moment.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    /// <summary>Takes it.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="name">The lock.</param>
    /// <param name="organization">The organization, for the error.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads those who wait.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    /// <exception cref="GcException">Another process has it, or it cannot be taken.</exception>
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
