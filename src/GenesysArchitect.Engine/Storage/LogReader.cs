namespace GenesysArchitect.Engine.Storage;

/// <summary>A log as it was when it was opened, whatever is appended meanwhile. It is read from one place at a time.</summary>
internal sealed class LogReader : IAsyncDisposable
{
    private readonly Stream _content;
    private readonly long _length;

    /// <summary>Takes over the content.</summary>
    /// <param name="content">The log, in which one can seek.</param>
    /// <param name="location">How it is shown to people.</param>
    public LogReader(Stream content, string location)
    {
        _content = content;
        _length = content.Length;
        Location = location;
    }

    /// <summary>How the log is shown to people.</summary>
    public string Location { get; }

    /// <summary>Reads the last whole line and the torn tail.</summary>
    /// <param name="longest">The longest line to read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null where one of them is longer.</returns>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public async Task<LogTail?> ReadTailAsync(int longest, CancellationToken cancellationToken)
    {
        try
        {
            return await LogTail.ReadAsync(_content, _length, longest, cancellationToken);
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotRead(Location, failure);
        }
    }

    /// <summary>Its lines from the first on.</summary>
    /// <param name="longest">The longest line, in bytes.</param>
    public LogLines Lines(int longest)
    {
        _content.Position = 0;
        return new LogLines(_content, Location, _length, longest);
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
