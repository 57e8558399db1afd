namespace GenesysArchitect.Engine.Storage;

/// <summary>A store in a local folder: each name is a file. Local operations are complete when a method returns, so cancellation does not apply.</summary>
internal sealed class FolderStateStore(string folder) : StateStore
{
    public override string Location(string name) => Path.Combine([folder, .. name.Split('/')]);

    public override Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) => Work(name, File.Exists, StorageException.NotRead);

    public override Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => Work(name, Content, StorageException.NotRead);

    public override Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Work(name, path =>
    {
        MakeFolderOf(path);
        return AtomicFile.Write(path, content.Span, PrivateFile.OwnerOnly);
    }, StorageException.NotWritten);

    public override Task DeleteAsync(string name, CancellationToken cancellationToken) => Work(name, path =>
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }, StorageException.NotDeleted);

    public override Task RenameAsync(string name, string newName, CancellationToken cancellationToken) => Work(name, path =>
    {
        File.Move(path, PathOf(newName));
        return true;
    }, StorageException.NotWritten);

    public override Task<IReadOnlyList<StateEntry>> ListAsync(string folder, CancellationToken cancellationToken) => Work<IReadOnlyList<StateEntry>>(
        folder,
        path => !Directory.Exists(path) ? [] :
        [
            .. new DirectoryInfo(path).EnumerateFiles()
                .Where(file => !AtomicFile.IsTemporary(file.Name))
                .Select(file => new StateEntry(Under(folder, file.Name), file.LastWriteTimeUtc))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ],
        StorageException.NotRead);

    public override Task<IReadOnlyList<string>> ListFoldersAsync(string folder, CancellationToken cancellationToken) => Work<IReadOnlyList<string>>(
        folder,
        path => !Directory.Exists(path) ? [] : [.. new DirectoryInfo(path).EnumerateDirectories().Select(each => Under(folder, each.Name)).Order(StringComparer.Ordinal)],
        StorageException.NotRead);

    public override async Task<AppendLog> OpenLogAsync(string name, LogOpening opening, CancellationToken cancellationToken)
    {
        var path = await Work(name, path =>
        {
            if (opening != LogOpening.Existing)
            {
                MakeFolderOf(path);
            }

            return path;
        }, StorageException.NotWritten);
        return await FileAppendLog.OpenAsync(path, opening, cancellationToken);
    }

    public override Task<LogReader?> ReadLogAsync(string name, CancellationToken cancellationToken) => Work<LogReader?>(name, path =>
    {
        try
        {
            return new LogReader(new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan }), path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }, StorageException.NotRead);

    public override Task<StateLock?> TryLockAsync(string name, LockOwner? owner, CancellationToken cancellationToken) => Work<StateLock?>(name, path =>
    {
        MakeFolderOf(path);
        return FolderLock.TryTake(path, owner);
    }, StorageException.NotLocked);

    public override Task<LockStatus> LockStatusAsync(string name, CancellationToken cancellationToken) => Work(
        name,
        path => ProcessLock.IsHeld(path) ? new LockStatus(true, FolderLock.ReadOwner(path)) : LockStatus.Free,
        StorageException.NotLocked);

    private Task<T> Work<T>(string name, Func<string, T> work, Func<string, Exception, StorageException> failed)
    {
        try
        {
            return Task.FromResult(work(PathOf(name)));
        }
        catch (StorageException failure)
        {
            return Task.FromException<T>(failure);
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            return Task.FromException<T>(failed(Location(name), failure));
        }
    }

    private string PathOf(string name) => name.Split('/').Any(part => part is "." or "..")
        ? throw new ArgumentException("The name points outside the store.", nameof(name))
        : Location(name);

    private static string Under(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static byte[]? Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static void MakeFolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder))
        {
            DocumentFolder.Make(folder);
        }
    }
}
