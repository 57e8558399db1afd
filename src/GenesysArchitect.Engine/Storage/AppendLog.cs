namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// A log opened for appending, by one writer at a time. It consists of lines that end with a line feed. A writer
/// that stops may leave an incomplete line at the end: the next writer can read it, and the next append
/// replaces it.
/// </summary>
internal abstract class AppendLog : IAsyncDisposable
{
    /// <summary>The displayed path of the log.</summary>
    public abstract string Location { get; }

    /// <summary>The length of the log, in bytes, up to the end of its last complete line.</summary>
    public abstract long Length { get; }

    /// <summary>Reads the last complete line and the incomplete line.</summary>
    /// <param name="longest">The maximum length of a line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null if one of them is longer.</returns>
    public abstract Task<LogTail?> ReadTailAsync(int longest, CancellationToken cancellationToken);

    /// <summary>Appends lines: all or none, as far as the store allows.</summary>
    /// <param name="lines">Complete lines, each with its line feed.</param>
    /// <param name="isFlushed">Whether they are flushed to disk; otherwise they survive the end of the process, but not of the machine.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The lines could not be written.</exception>
    public abstract Task AppendAsync(ReadOnlyMemory<byte> lines, bool isFlushed, CancellationToken cancellationToken);

    /// <summary>Flushes everything appended so far to disk.</summary>
    public abstract Task FlushAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
