namespace GenesysArchitect.Engine.Storage;

/// <summary>
/// A log that is open to be appended to, by one writer at a time. It consists of lines, each with a line feed at its end. A writer
/// that dies may leave a torn tail behind the last whole line: that is read by the next one, if it needs to know, and what is
/// appended next replaces it.
/// </summary>
internal abstract class AppendLog : IAsyncDisposable
{
    /// <summary>How the log is shown to people.</summary>
    public abstract string Location { get; }

    /// <summary>How long the log is, in bytes, up to the end of its last whole line.</summary>
    public abstract long Length { get; }

    /// <summary>Reads the last whole line and the torn tail.</summary>
    /// <param name="longest">The longest line to read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null where one of them is longer.</returns>
    public abstract Task<LogTail?> ReadTailAsync(int longest, CancellationToken cancellationToken);

    /// <summary>Appends lines: all of them or none, as far as the store allows.</summary>
    /// <param name="lines">Whole lines, each with its line feed.</param>
    /// <param name="isFlushed">Whether they must be on the disk before this returns; otherwise they survive the death of the process, but not of the machine.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">They could not be written.</exception>
    public abstract Task AppendAsync(ReadOnlyMemory<byte> lines, bool isFlushed, CancellationToken cancellationToken);

    /// <summary>Has all that was appended on the disk.</summary>
    public abstract Task FlushAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
