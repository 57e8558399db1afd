namespace GenesysArchitect.Engine.Storage;

/// <summary>Files that their owner alone may read, from their first byte on; on Windows the folder's permissions hold.</summary>
internal static class PrivateFile
{
    /// <summary>The permissions on Unix, 0600.</summary>
    public const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens one, without a buffer: what is written is with the operating system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may be there, and is made where it is not.</param>
    /// <param name="share">What others may do with it meanwhile; with none of it the file is a lock, which the operating system gives back when its owner dies.</param>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerAlone;
        }

        return new FileStream(path, options);
    }
}
