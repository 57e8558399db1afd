using System.Text.Json;

namespace GenesysArchitect.Engine.Storage;

/// <summary>A lock in a local folder. Its owner is written to a separate file, which is deleted when the lock is released.</summary>
internal sealed class FolderLock : StateLock
{
    private readonly ProcessLock _held;
    private readonly string? _ownerFile;

    private FolderLock(ProcessLock held, string? ownerFile, LockOwner? previousOwner)
    {
        _held = held;
        _ownerFile = ownerFile;
        PreviousOwner = previousOwner;
    }

    public override LockOwner? PreviousOwner { get; }

    /// <summary>Acquires the lock; null if another process holds it.</summary>
    /// <exception cref="StorageException">The lock cannot be acquired, or its owner cannot be written.</exception>
    public static FolderLock? TryTake(string path, LockOwner? owner)
    {
        if (ProcessLock.TryTake(path) is not { } held)
        {
            return null;
        }

        if (owner is null)
        {
            return new FolderLock(held, null, null);
        }

        try
        {
            var file = OwnerFileOf(path);
            var previous = ReadOwner(path);
            AtomicFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(owner, StorageJson.Readable.LockOwner), PrivateFile.OwnerOnly);
            return new FolderLock(held, file, previous);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The recorded owner of a lock; null if there is none or it cannot be read.</summary>
    public static LockOwner? ReadOwner(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(OwnerFileOf(path)), StorageJson.Readable.LockOwner);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public override ValueTask DisposeAsync()
    {
        try
        {
            if (_ownerFile is not null)
            {
                File.Delete(_ownerFile);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The lock then appears to be abandoned, which is harmless.
        }

        _held.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string OwnerFileOf(string path) => Path.ChangeExtension(path, ".owner.json");
}
