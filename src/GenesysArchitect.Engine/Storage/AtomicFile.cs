namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// Replaces files atomically: a reader, or a restart after a power failure, sees either the old
/// content or the new.
/// </summary>
internal static class AtomicFile
{
    private const string Prefix = ".gc-";
    private const string Suffix = ".tmp";

    /// <summary>
    /// Writes a file, unless it has the same content: then it is not touched, so that file watchers
    /// are not triggered. The path itself is replaced: for a link the link, never its target,
    /// which may be elsewhere. An existing file's permissions are kept.
    /// </summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">The permissions on Unix from the first byte on, such as 0600 for a private file.</param>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="StorageException">The file could not be written, and is unchanged.</exception>
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

            Put(target, content, mode ?? ExistingMode(target));
            return true;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotWritten(path, failure);
        }
    }

    /// <summary>Whether a name is that of a file in the process of being written.</summary>
    public static bool IsTemporary(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);

    // In a container, /dev/null and a link to a folder can be replaced by anyone.
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

    private static UnixFileMode? ExistingMode(FileInfo target) =>
        !OperatingSystem.IsWindows() && target.Exists && target.LinkTarget is null ? target.UnixFileMode : null;

    private static void Put(FileInfo target, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        // In the same folder, since a file can be moved atomically only within a file system.
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

            File.Move(temporary, target.FullName, overwrite: true);
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
            // The umask removed some permissions.
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
            // The original failure is reported; this one would hide it.
        }
    }
}
