namespace GenesysArchitect.Engine.Storage;

/// <summary>An append log in a local file. Writes are unbuffered, and complete when a method returns.</summary>
internal sealed class FileAppendLog : AppendLog
{
    private readonly FileStream _file;
    private long _end;

    private FileAppendLog(FileStream file, string path, long end)
    {
        _file = file;
        _end = end;
        Location = path;
    }

    public override string Location { get; }

    public override long Length => _end;

    /// <summary>Opens the log; its folder must exist.</summary>
    /// <exception cref="StorageException">The log cannot be opened.</exception>
    public static async Task<FileAppendLog> OpenAsync(string path, LogOpening opening, CancellationToken cancellationToken)
    {
        var mode = opening switch
        {
            LogOpening.New => FileMode.CreateNew,
            LogOpening.Existing => FileMode.Open,
            _ => FileMode.OpenOrCreate,
        };
        FileStream? file = null;
        try
        {
            file = PrivateFile.Open(path, mode, FileShare.ReadWrite | FileShare.Delete);
            return new FileAppendLog(file, path, await LogTail.EndOfLastLineAsync(file, file.Length, cancellationToken));
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            file?.Dispose();
            throw StorageException.NotWritten(path, failure);
        }
    }

    public override async Task<LogTail?> ReadTailAsync(int longest, CancellationToken cancellationToken)
    {
        try
        {
            return await LogTail.ReadAsync(_file, _file.Length, longest, cancellationToken);
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotRead(Location, failure);
        }
    }

    public override Task AppendAsync(ReadOnlyMemory<byte> lines, bool isFlushed, CancellationToken cancellationToken)
    {
        var isTorn = false;
        try
        {
            // Overwrites the incomplete line and truncates it last: if this writer stops as well, the state is no worse.
            isTorn = _file.Length > _end;
            _file.Position = _end;
            _file.Write(lines.Span);
            if (isTorn)
            {
                _file.SetLength(_end + lines.Length);
            }

            if (isFlushed)
            {
                _file.Flush(flushToDisk: true);
            }

            _end += lines.Length;
            return Task.CompletedTask;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            if (!isTorn)
            {
                TruncateTail();
            }

            return Task.FromException(StorageException.NotWritten(Location, failure));
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            _file.Flush(flushToDisk: true);
            return Task.CompletedTask;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            return Task.FromException(StorageException.NotWritten(Location, failure));
        }
    }

    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void TruncateTail()
    {
        try
        {
            _file.SetLength(_end);
        }
        catch (Exception left) when (StorageException.IsCause(left))
        {
            // The caller receives the original failure. What remains is an incomplete line, which the next append replaces.
        }
    }
}
