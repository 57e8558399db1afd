namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// Where a team keeps the state of its deployments: journals, records of earlier runs, locks, audit logs and outboxes.
/// What is in it has names such as <c>runs/4f1c.jsonl</c>, with a slash between folders on every operating system.
/// What is written is readable by its owner alone.
/// </summary>
/// <remarks>
/// Nothing here requires a local disk. A store of blobs can have append blobs for logs, leases for locks, and block blobs for
/// documents; its logs never have a torn tail. Each method throws a <see cref="StorageException"/> where the store
/// fails, so that a failing disk is never taken for a lock that is held or a document that is missing.
/// </remarks>
internal abstract class StateStore
{
    /// <summary>Opens the store at a location; nothing is written before there is something to keep.</summary>
    /// <param name="location">A local folder, which need not exist.</param>
    public static StateStore Open(string location) => new FolderStateStore(location);

    /// <summary>How something is shown to people, such as the path of a local file.</summary>
    public abstract string Location(string name);

    /// <summary>Whether there is a document, log or lock of that name.</summary>
    public abstract Task<bool> ExistsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Reads a document; null if there is none.</summary>
    public abstract Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a document in one step: a reader sees all of the old content or all of the new.</summary>
    public abstract Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Writes a document in one step unless there is one already.</summary>
    /// <returns>Whether it was written.</returns>
    public abstract Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Deletes a document or log; it is no error where there is none.</summary>
    public abstract Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Renames a log, which no one else may be writing. There must be nothing of the new name.</summary>
    public abstract Task RenameAsync(string name, string newName, CancellationToken cancellationToken);

    /// <summary>What is directly in a folder, in the ordinal order of its names; nothing where there is no such folder.</summary>
    /// <param name="folder">The folder; empty for the root.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public abstract Task<IReadOnlyList<StateEntry>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The names of the folders directly in a folder, in ordinal order; nothing where there is no such folder.</summary>
    public abstract Task<IReadOnlyList<string>> ListFoldersAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Opens a log to append to it. Only one writer may have it at a time, which the caller's lock ensures.</summary>
    public abstract Task<AppendLog> OpenLogAsync(string name, LogOpening opening, CancellationToken cancellationToken);

    /// <summary>Opens a log to read what it has now, while others may append to it; null if there is none.</summary>
    public abstract Task<LogReader?> ReadLogAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a lock.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="owner">Who takes it, for others to see; null if no one needs to know.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The lock, which is released when it is disposed of; null if another holds it.</returns>
    public abstract Task<StateLock?> TryLockAsync(string name, LockOwner? owner, CancellationToken cancellationToken);

    /// <summary>Whether a lock is held, and by whom.</summary>
    public abstract Task<LockStatus> LockStatusAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a lock, and waits for it while another holds it.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="owner">Who takes it, for others to see; null if no one needs to know.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock, which is released when it is disposed of; null if others held it all the time.</returns>
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
