using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Reads the entries of a log, over all of its files. <see cref="AuditChain"/> verifies that they are unchanged.</summary>
public static class AuditReader
{
    /// <summary>Reads entries, oldest first.</summary>
    /// <param name="path">The current file; earlier files of the log are in the same folder.</param>
    /// <param name="filter">Selects the entries.</param>
    /// <param name="unreadable">Receives a message for each line that is not a valid entry.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="GcException">The log does not exist, or cannot be read.</exception>
    public static async IAsyncEnumerable<GcAuditEntry> ReadAsync(string path, AuditFilter filter, Action<string> unreadable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var log = await AuditSnapshot.TakeAsync(path, cancellationToken);
        await foreach (var (file, lines) in log.FilesAsync())
        {
            while (await lines.NextAsync(cancellationToken))
            {
                if (Parse(lines.Line.Span) is not { } entry)
                {
                    unreadable(FormattableString.Invariant($"{file}:{lines.Number}: this line is not a valid entry. Verify the log to check whether it was changed."));
                }
                else if (filter.Takes(entry))
                {
                    yield return entry;
                }
            }
        }
    }

    private static GcAuditEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditJson.Readable.GcAuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
