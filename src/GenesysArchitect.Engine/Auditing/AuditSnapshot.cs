using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The files of a log as they are at one moment, whoever goes on writing meanwhile.</summary>
internal sealed class AuditSnapshot : IAsyncDisposable
{
    // A reader without it may see an entry that is being written.
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

    /// <summary>Takes it.</summary>
    /// <exception cref="GcException">There is no log, or it cannot be read.</exception>
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

    /// <summary>The files, the oldest first, each to be gone through before the next is asked for.</summary>
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
            // A copy has no lock, and who may only read cannot take it.
            return null;
        }
    }
}
