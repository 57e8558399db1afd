using System.Security;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Storage;

/// <summary>The storage of the state failed. Callers with more context create a more specific error with <see cref="Reason"/>.</summary>
internal sealed class StorageException : GcException
{
    private StorageException(string errorId, string location, string what, string reason, string remedy, Exception? cause)
        : base(errorId, ErrorKind.Failed, $"{location}: {what} {reason}", cause)
    {
        Reason = reason;
        Target = location;
        Remedies = [new(remedy)];
    }

    /// <summary>The message of the operating system or service.</summary>
    public string Reason { get; }

    /// <summary>Whether .NET throws the exception for a failing file system or an invalid path.</summary>
    public static bool IsCause(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException;

    public static StorageException NotWritten(string location, Exception cause) =>
        new(ErrorIds.FileNotWritten, location, "the file cannot be written.", cause.Message, "Check that its folder exists and is writable, and that there is free disk space, then try again. The file is unchanged.", cause);

    public static StorageException NotDeleted(string location, Exception cause) =>
        new(ErrorIds.FileNotWritten, location, "the file cannot be deleted.", cause.Message, "Check that its folder is writable and that no other program has the file open.", cause);

    public static StorageException FolderNotCreated(string location, Exception cause) =>
        new(ErrorIds.FileNotWritten, location, "the folder cannot be created.", cause.Message, "Check the path, and that you have permission to write there.", cause);

    public static StorageException NotRead(string location, Exception cause) => NotRead(location, cause.Message, cause);

    public static StorageException NotRead(string location, string reason, Exception? cause = null) =>
        new(ErrorIds.DocumentInvalid, location, "the file cannot be read.", reason, "Check that it is a file, and that you have permission to read it.", cause);

    public static StorageException NotLocked(string location, Exception cause) =>
        new(ErrorIds.FileNotWritten, location, "the lock cannot be used.", cause.Message, "Check that it is a file, that it and its folder are writable, and that there is free disk space. No other process holds the lock.", cause);
}
