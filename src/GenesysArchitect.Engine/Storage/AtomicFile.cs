namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// Replaces files in one step: whoever reads one meanwhile, or after the power was cut, has all of the old
/// content or all of the new.
/// </summary>
internal static class AtomicFile
{
    private const string Prefix = ".gc-";
    private const string Suffix = ".tmp";

    private const int FileExists = unchecked((int)0x80070050);
    private const int AlreadyExists = unchecked((int)0x800700B7);

    // EEXIST, of Linux and of macOS.
    private const int ExistsOnUnix = 17;

    /// <summary>
    /// Writes a file, unless it holds exactly that already: then it is not touched, so that what watches it
    /// has nothing to do. What the path itself names is replaced: of a link the link, never what it points
    /// to, which may lie where no one meant to write. An existing file's permissions are kept.
    /// </summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="mode">The permissions it is to have on Unix from its first byte on, such as 0600 for what is private.</param>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="StorageException">It could not be written, and is as it was.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        try
        {
            var target = new FileInfo(path);
            RequireFile(target);
            if (Holds(target, content, mode))
            {
                return false;
            }

            Put(target, content, mode ?? KeptMode(target), overwrite: true);
            return true;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotWritten(path, failure);
        }
    }

    /// <summary>Writes a file unless there is one of its name already.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="mode">The permissions it is to have on Unix.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        try
        {
            var target = new FileInfo(path);
            RequireFile(target);
            Put(target, content, mode, overwrite: false);
            return true;
        }
        catch (IOException failure) when (IsThere(failure))
        {
            return false;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotWritten(path, failure);
        }
    }

    /// <summary>Whether a file's name is that of one that is being written.</summary>
    public static bool IsTemporary(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);

    private static bool IsThere(IOException failure) =>
        OperatingSystem.IsWindows() ? failure.HResult is FileExists or AlreadyExists : failure.HResult == ExistsOnUnix;

    // In a container everybody may put a file in place of /dev/null, and of a folder's link.
    private static void RequireFile(FileInfo target)
    {
        if (Directory.Exists(target.FullName))
        {
            throw new IOException("The path is a folder.");
        }

        if (!OperatingSystem.IsWindows() && target.FullName.StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new IOException("The path is a device.");
        }
    }

    private static bool Holds(FileInfo target, ReadOnlySpan<byte> content, UnixFileMode? mode) =>
        target.Exists
        && target.LinkTarget is null
        && target.Length == content.Length
        && (mode is null || OperatingSystem.IsWindows() || target.UnixFileMode == mode)
        && File.ReadAllBytes(target.FullName).AsSpan().SequenceEqual(content);

    private static UnixFileMode? KeptMode(FileInfo target) =>
        !OperatingSystem.IsWindows() && target.Exists && target.LinkTarget is null ? target.UnixFileMode : null;

    private static void Put(FileInfo target, ReadOnlySpan<byte> content, UnixFileMode? mode, bool overwrite)
    {
        // Beside the file, for only within one file system a file can be moved in one step.
        var temporary = Path.Combine(target.DirectoryName!, Prefix + Path.GetRandomFileName() + Suffix);
        var file = Create(temporary, mode);
        var isInPlace = false;
        try
        {
            using (file)
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target.FullName, overwrite);
            isInPlace = true;
        }
        finally
        {
            if (!isInPlace)
            {
                Discard(temporary);
            }
        }
    }

    private static FileStream Create(string path, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (mode is not { } wanted || OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = wanted;
        var file = new FileStream(path, options);
        if (File.GetUnixFileMode(file.SafeFileHandle) != wanted)
        {
            // The umask took some of it away.
            File.SetUnixFileMode(file.SafeFileHandle, wanted);
        }

        return file;
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // Why the file is not in place is what there is to tell; this would hide it.
        }
    }
}
