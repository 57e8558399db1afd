namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// The store for the state of deployments: journals, records of earlier runs, locks, audit logs and outboxes.
/// Items have names such as <c>runs/4f1c.jsonl</c>, with a slash between folders on every operating system.
/// They are readable only by their owner.
/// </summary>
/// <remarks>
/// Nothing here requires a local disk. A blob store can use append blobs for logs, leases for locks, and block blobs for
/// documents; its logs never have an incomplete line. Each method throws a <see cref="StorageException"/> if the store
/// fails, so that a failing disk is never mistaken for a held lock or a missing document.
/// </remarks>
internal abstract class StateStore
{
    /// <summary>Opens the store at a location; nothing is written before the first item.</summary>
    /// <param name="location">A local folder, which need not exist.</param>
    public static StateStore Open(string location) => new FolderStateStore(location);

    /// <summary>The displayed path of an item, such as the path of a local file.</summary>
    public abstract string Location(string name);

    /// <summary>Whether a document, log or lock exists.</summary>
    public abstract Task<bool> ExistsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Reads a document; null if it does not exist.</summary>
    public abstract Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a document atomically: a reader sees either the old content or the new.</summary>
    public abstract Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Deletes a document or log, if it exists.</summary>
    public abstract Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Renames a log, which must have no writer. The new name must not exist.</summary>
    public abstract Task RenameAsync(string name, string newName, CancellationToken cancellationToken);

    /// <summary>The items directly in a folder, in the ordinal order of their names; empty if the folder does not exist.</summary>
    /// <param name="folder">The folder; empty for the root.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public abstract Task<IReadOnlyList<StateEntry>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The names of the folders directly in a folder, in ordinal order; empty if the folder does not exist.</summary>
    public abstract Task<IReadOnlyList<string>> ListFoldersAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Opens a log for appending. Only one writer may have it open, which the caller's lock ensures.</summary>
    public abstract Task<AppendLog> OpenLogAsync(string name, LogOpening opening, CancellationToken cancellationToken);

    /// <summary>Opens a snapshot of a log for reading, while others may append to it; null if it does not exist.</summary>
    public abstract Task<LogReader?> ReadLogAsync(string name, CancellationToken cancellationToken);

    /// <summary>Acquires a lock.</summary>
    /// <param name="name">The name of the lock.</param>
    /// <param name="owner">The owner, visible to others; null to record none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The lock, which is released when it is disposed; null if another process holds it.</returns>
    public abstract Task<StateLock?> TryLockAsync(string name, LockOwner? owner, CancellationToken cancellationToken);

    /// <summary>Whether a lock is held, and by whom.</summary>
    public abstract Task<LockStatus> LockStatusAsync(string name, CancellationToken cancellationToken);

    /// <summary>Acquires a lock, waiting while another process holds it.</summary>
    /// <param name="name">The name of the lock.</param>
    /// <param name="owner">The owner, visible to others; null to record none.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lock, which is released when it is disposed; null if it was held all the time.</returns>
    public async Task<StateLock?> LockAsync(string name, LockOwner? owner, LockPatience patience, CancellationToken cancellationToken)
    {
        var since = patience.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            if (await TryLockAsync(name, owner, cancellationToken) is { } held)
            {
                return held;
            }

            if (patience.Time.GetElapsedTime(since) >= patience.Longest)
            {
                return null;
            }

            await Task.Delay(patience.PauseAfter(attempt), patience.Time, cancellationToken);
        }
    }
}
