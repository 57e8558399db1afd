using System.Security;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The files of a log as they are at one moment, whoever goes on writing meanwhile.</summary>
internal sealed class AuditSnapshot : IDisposable
{
    // A reader without it may see an entry that is being written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<string> _earlier;
    private readonly FileStream? _current;
    private readonly long _length;

    private AuditSnapshot(IReadOnlyList<string> earlier, FileStream? current)
    {
        _earlier = earlier;
        _current = current;
        _length = current?.Length ?? 0;
    }

    /// <summary>Takes it.</summary>
    /// <exception cref="GcException">There is no log, or it cannot be read.</exception>
    public static async Task<AuditSnapshot> TakeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var files = new AuditFiles(path);
            using var held = await LockAsync(files.Current, cancellationToken);
            var earlier = files.Earlier();
            var current = File.Exists(files.Current) || earlier.Count == 0 ? Open(files.Current) : null;
            return new AuditSnapshot(earlier, current);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw AuditErrors.Missing(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException)
        {
            throw AuditErrors.Unreadable(path, failure.Message, failure);
        }
    }

    /// <summary>The files, the oldest first, each to be gone through before the next is asked for.</summary>
    public IEnumerable<(string Path, AuditLines Lines)> Files()
    {
        foreach (var path in _earlier)
        {
            using var file = OpenEarlier(path);
            yield return (path, new AuditLines(file, path, file.Length));
        }

        if (_current is not null)
        {
            yield return (_current.Name, new AuditLines(_current, _current.Name, _length));
        }
    }

    public void Dispose() => _current?.Dispose();

    private static FileStream OpenEarlier(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Unreadable(path, failure.Message, failure);
        }
    }

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });

    private static async Task<IDisposable?> LockAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await AuditLock.TakeAsync(path, FileMode.Open, Patience, TimeProvider.System, Random.Shared, cancellationToken);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or GcException)
        {
            // A copy has no lock, and who may only read cannot take it.
            return null;
        }
    }
}
