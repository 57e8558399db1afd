using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>A consistent snapshot of a log's files, while others may write.</summary>
internal sealed class AuditSnapshot : IAsyncDisposable
{
    // Without the lock, a reader may see an entry that is being written.
    private static readonly LockPatience Patience = new(TimeSpan.FromSeconds(5), TimeProvider.System, Random.Shared);

    private readonly StateStore _store;
    private readonly IReadOnlyList<string> _earlier;
    private readonly LogReader? _current;

    private AuditSnapshot(StateStore store, IReadOnlyList<string> earlier, LogReader? current)
    {
        _store = store;
        _earlier = earlier;
        _current = current;
    }

    /// <summary>Opens the snapshot.</summary>
    /// <exception cref="GcException">The log does not exist, or cannot be read.</exception>
    public static async Task<AuditSnapshot> TakeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var files = new AuditFiles(path);
            await using var held = await LockAsync(files, cancellationToken);
            var earlier = await files.EarlierAsync(cancellationToken);
            var current = await files.Store.ReadLogAsync(files.Current, cancellationToken);
            return current is null && earlier.Count == 0 ? throw AuditErrors.Missing(path) : new AuditSnapshot(files.Store, earlier, current);
        }
        catch (StorageException failure)
        {
            throw AuditErrors.Unreadable(path, failure.Reason, failure);
        }
        catch (ArgumentException invalid)
        {
            throw AuditErrors.Unreadable(path, invalid.Message, invalid);
        }
    }

    /// <summary>The files, oldest first, each to be read before the next.</summary>
    public async IAsyncEnumerable<(string Path, AuditLines Lines)> FilesAsync()
    {
        foreach (var name in _earlier)
        {
            await using var file = await OpenEarlierAsync(name);
            yield return (file.Location, new AuditLines(file));
        }

        if (_current is not null)
        {
            yield return (_current.Location, new AuditLines(_current));
        }
    }

    public ValueTask DisposeAsync() => _current?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<LogReader> OpenEarlierAsync(string name)
    {
        try
        {
            return await _store.ReadLogAsync(name, CancellationToken.None) ?? throw AuditErrors.Unreadable(_store.Location(name), "The file no longer exists.");
        }
        catch (StorageException failure)
        {
            throw AuditErrors.Unreadable(_store.Location(name), failure.Reason, failure);
        }
    }

    private static async Task<StateLock?> LockAsync(AuditFiles files, CancellationToken cancellationToken)
    {
        try
        {
            return await files.Store.ExistsAsync(files.Lock, cancellationToken) ? await files.Store.LockAsync(files.Lock, null, Patience, cancellationToken) : null;
        }
        catch (StorageException)
        {
            // A copy has no lock, and a reader without write permission cannot acquire one.
            return null;
        }
    }
}
