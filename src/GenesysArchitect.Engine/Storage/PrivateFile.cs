namespace GenesysArchitect.Engine.Storage;

/// <summary>Files that only their owner can read, from the first byte on; on Windows the folder's permissions apply.</summary>
internal static class PrivateFile
{
    /// <summary>The permissions on Unix, 0600.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file without a buffer, so that writes go directly to the operating system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">How the file is opened or created.</param>
    /// <param name="share">The sharing mode; without sharing the file is a lock, which the operating system releases when its owner ends.</param>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
