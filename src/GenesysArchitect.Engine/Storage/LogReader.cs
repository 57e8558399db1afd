namespace GenesysArchitect.Engine.Storage;

/// <summary>A log as of when it was opened, regardless of later appends. Not safe for concurrent reading.</summary>
internal sealed class LogReader : IAsyncDisposable
{
    private readonly Stream _content;
    private readonly long _length;

    /// <summary>Takes ownership of the content.</summary>
    /// <param name="content">The log, which must be seekable.</param>
    /// <param name="location">The displayed path.</param>
    public LogReader(Stream content, string location)
    {
        _content = content;
        _length = content.Length;
        Location = location;
    }

    /// <summary>The displayed path of the log.</summary>
    public string Location { get; }

    /// <summary>Reads the last complete line and the incomplete line.</summary>
    /// <param name="longest">The maximum length of a line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null if one of them is longer.</returns>
    /// <exception cref="StorageException">The log cannot be read.</exception>
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

    /// <summary>Its lines, from the first.</summary>
    /// <param name="longest">The maximum length of a line, in bytes.</param>
    public LogLines Lines(int longest)
    {
        _content.Position = 0;
        return new LogLines(_content, Location, _length, longest);
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
