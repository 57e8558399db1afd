namespace GenesysArchitect.Engine.Storage;

/// <summary>The end of a log.</summary>
/// <param name="LastLine">The last complete line, without its line feed; null if there is none.</param>
/// <param name="Length">The length of the log up to the end of that line.</param>
/// <param name="Torn">The incomplete line that a stopped writer has left; usually empty.</param>
internal sealed record LogTail(ReadOnlyMemory<byte>? LastLine, long Length, ReadOnlyMemory<byte> Torn)
{
    private const int Chunk = 8 * 1024;

    /// <summary>Reads the end of a log.</summary>
    /// <param name="content">The log.</param>
    /// <param name="length">The part of the log to read.</param>
    /// <param name="longest">The maximum length of a line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null if the last line or the incomplete line is longer.</returns>
    public static async Task<LogTail?> ReadAsync(Stream content, long length, int longest, CancellationToken cancellationToken)
    {
        var end = await EndOfLastLineAsync(content, length, longest, cancellationToken);
        if (length - end > longest)
        {
            return null;
        }

        var torn = await BytesAsync(content, end, length, cancellationToken);
        if (end == 0)
        {
            return new LogTail(null, 0, torn);
        }

        var start = await EndOfLastLineAsync(content, end - 1, longest, cancellationToken);
        return end - 1 - start > longest ? null : new LogTail(await BytesAsync(content, start, end - 1, cancellationToken), end, torn);
    }

    /// <summary>The end of the last complete line; 0 if there is none.</summary>
    public static Task<long> EndOfLastLineAsync(Stream content, long length, CancellationToken cancellationToken) =>
        EndOfLastLineAsync(content, length, length, cancellationToken);

    // Searches backwards, block by block.
    private static async Task<long> EndOfLastLineAsync(Stream content, long length, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(Chunk, length)];
        for (var end = length; end > 0 && length - end <= most;)
        {
            var start = Math.Max(0, end - buffer.Length);
            var chunk = buffer.AsMemory(0, (int)(end - start));
            content.Position = start;
            await content.ReadExactlyAsync(chunk, cancellationToken);
            var at = chunk.Span.LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }

    private static async Task<byte[]> BytesAsync(Stream content, long start, long end, CancellationToken cancellationToken)
    {
        var bytes = new byte[end - start];
        content.Position = start;
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
