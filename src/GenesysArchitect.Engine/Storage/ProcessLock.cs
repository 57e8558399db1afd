namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// A lock that one process has at a time. The operating system holds it on a file, so that it is free the moment its owner is
/// dead. The file stays: to delete it would take the lock from those who have just opened it.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    // EWOULDBLOCK, which .NET keeps as the result of the exception.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockElsewhere = 35;

    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <param name="path">The file, which is created where there is none; its folder must exist.</param>
    /// <returns>The lock; null if another holds it.</returns>
    /// <exception cref="StorageException">The file cannot be opened, for another reason than that it is held.</exception>
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

    /// <summary>Whether somebody holds it. Whoever asks has it for a moment.</summary>
    /// <exception cref="StorageException">That cannot be found out.</exception>
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

    /// <summary>Whether a file could not be opened because somebody else has it open, rather than because the disk failed.</summary>
    public static bool IsHeldByAnother(IOException failure)
    {
        if (OperatingSystem.IsWindows())
        {
            return failure.HResult is SharingViolation or LockViolation;
        }

        return failure.HResult == (OperatingSystem.IsLinux() ? WouldBlockOnLinux : WouldBlockElsewhere);
    }

    public void Dispose() => _file.Dispose();
}
