namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// A lock that one process holds at a time. The operating system locks a file, and releases it when its owner
/// ends. The file is not deleted, since another process may just have opened it.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    // EWOULDBLOCK, which .NET uses as the exception's result.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    /// <summary>Acquires the lock.</summary>
    /// <param name="path">The file, which is created if it does not exist; its folder must exist.</param>
    /// <returns>The lock; null if another process holds it.</returns>
    /// <exception cref="StorageException">The file cannot be opened, for a reason other than the lock being held.</exception>
    public static ProcessLock? TryTake(string path)
    {
        try
        {
            return new ProcessLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException failure) when (IsHeldByAnother(failure))
        {
            return null;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotLocked(path, failure);
        }
    }

    /// <summary>Whether the lock is held. The check itself holds it for a moment.</summary>
    /// <exception cref="StorageException">The status cannot be determined.</exception>
    public static bool IsHeld(string path)
    {
        try
        {
            PrivateFile.Open(path, FileMode.Open, FileShare.None).Dispose();
            return false;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException failure) when (IsHeldByAnother(failure))
        {
            return true;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotLocked(path, failure);
        }
    }

    /// <summary>Whether a file could not be opened because another process has it open, rather than because of a disk failure.</summary>
    public static bool IsHeldByAnother(IOException failure)
    {
        if (OperatingSystem.IsWindows())
        {
            return failure.HResult is SharingViolation or LockViolation;
        }

        return failure.HResult == (OperatingSystem.IsLinux() ? WouldBlockOnLinux : WouldBlockOnMac);
    }

    public void Dispose() => _file.Dispose();
}
